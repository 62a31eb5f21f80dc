import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { json } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'
import type { WaitOptions } from './wait-options.js'

type Listener = NonNullable<WaitOptions<unknown>['onStatus']>

const boom = new Error('the screen is gone')
const unhandled = vi.fn()

beforeEach(() => void process.on('unhandledRejection', unhandled))
afterEach(async () => {
  await new Promise(setImmediate)
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})

const listeners: readonly (readonly [string, Listener])[] = [
  [
    'throws',
    () => {
      throw boom
    },
  ],
  ['gives a promise that is rejected', async () => Promise.reject(boom)],
  [
    'gives a promise that is rejected later',
    async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      throw boom
    },
  ],
]

describe.each(listeners)('a listener that %s', (_how, onStatus) => {
  test('while the task runs ends the waiting with the handle', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /tasks', json({ state: 'running' }))
    const error = await rejection(client.generate('acme/picture', kite, { onStatus }))
    expect(error).toMatchObject({ code: 'invalid-input', handle: { ref: 't1' } })
    expect(error.message).toContain('onStatus threw: the screen is gone. The task goes on')
  })

  test('at the end of the task ends the waiting with the handle, and the task stays unsettled', async () => {
    const { client, journal, vendor } = await openScene()
    const error = await rejection(client.generate('acme/picture', kite, { onStatus }))
    expect(error).toMatchObject({ code: 'invalid-input', handle: { ref: 't1' } })
    await expect(client.resume({ ...error.handle } as never).result()).resolves.toHaveProperty('assets')
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
    expect(journal.types().slice(0, 2)).toEqual(['intent', 'accepted'])
  })

  test('leaves the others who wait alone', async () => {
    const { client, vendor } = await openScene()
    const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
    vendor.script('GET /tasks', json({ state: 'running' }), done)
    const task = await client.submit('acme/picture', kite)
    const [failing, other] = [task.result({ onStatus }), task.result()]
    await rejection(failing)
    await expect(other).resolves.toHaveProperty('assets')
  })
})

test('a result is handed over when the listener has had the end', async () => {
  const { client, vendor } = await openScene()
  const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
  vendor.script('GET /tasks', json({ state: 'running' }), done)
  const order: string[] = []
  await client.generate('acme/picture', kite, {
    async onStatus({ state }) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      order.push(state)
    },
  })
  order.push('result')
  expect(order).toEqual(['running', 'succeeded', 'result'])
})

test('a listener may give anything that is no promise', async () => {
  const { client } = await openScene()
  for (const given of [null, 0, '', {}]) {
    const onStatus = () => given
    await expect(client.generate('acme/picture', kite, { onStatus })).resolves.toHaveProperty('assets')
  }
})

test('a listener that fails after its caller has left says nothing to anybody', async () => {
  const { client, vendor } = await openScene()
  vendor.script('GET /tasks', json({ state: 'running' }))
  const task = await client.submit('acme/picture', kite)
  const stop = new AbortController()
  let fail = (_cause: Error): void => {}
  const failing = new Promise<void>((_resolve, reject) => {
    fail = reject
  })
  const onStatus = () => {
    stop.abort()
    return failing
  }
  const error = await rejection(task.result({ signal: stop.signal, onStatus }))
  fail(boom)
  await new Promise(setImmediate)
  expect(error).toMatchObject({ code: 'aborted', handle: task.handle })
})

test('a listener that fails while a poll is under way has it broken off, where nobody else waits', async () => {
  const { client, vendor } = await openScene()
  const task = await client.submit('acme/picture', kite)
  const broken = new Promise<void>((resolve) => {
    vendor.script('GET /tasks', json({ state: 'running' }), (response) => void response.on('close', resolve))
  })
  const onStatus = async () => {
    await vi.waitFor(() => expect(vendor.seen('GET /tasks')).toHaveLength(2))
    throw boom
  }
  const error = await rejection(task.result({ onStatus }))
  expect(error).toMatchObject({ code: 'invalid-input', handle: task.handle, cause: boom })
  await broken
})

test('a listener that never ends does not keep the caller beyond its time', async () => {
  const { client } = await openScene()
  const onStatus = () => new Promise<void>(() => {})
  const error = await rejection(client.generate('acme/picture', kite, { onStatus, timeoutMs: 300 }))
  expect(error).toMatchObject({ code: 'timeout', handle: { ref: 't1' } })
})
