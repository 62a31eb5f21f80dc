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
  const { client } = await openScene()
  const order: string[] = []
  await client.generate('acme/picture', kite, {
    async onStatus({ state }) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      order.push(state)
    },
  })
  order.push('result')
  expect(order).toEqual(['succeeded', 'result'])
})

test('a listener that never ends does not keep the caller beyond its time', async () => {
  const { client } = await openScene()
  const onStatus = () => new Promise<void>(() => {})
  const error = await rejection(client.generate('acme/picture', kite, { onStatus, timeoutMs: 300 }))
  expect(error).toMatchObject({ code: 'timeout', handle: { ref: 't1' } })
})
