import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { growOld } from '../../test/grow-old.js'
import { rejection } from '../../test/rejection.js'
import { after, json, raw, reset, resetWithin, stall } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const running = json({ state: 'running' })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('a fault of a poll', () => {
  test.each([
    ['503', json({}, { status: 503 })],
    ['502 from a gateway', raw('<html>Bad Gateway</html>', { status: 502 })],
    ['500', raw('', { status: 500 })],
    ['408', json({}, { status: 408 })],
    ['429', json({}, { status: 429, headers: { 'retry-after': '0.05' } })],
    ['a reset', reset],
    ['a reset within the answer', resetWithin('{"state":')],
    ['broken JSON', raw('{"state":')],
    ['an empty answer', raw('')],
  ])('(%s) neither fails the task nor starts another', async (_fault, reply) => {
    const { client, vendor } = await openScene()
    const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
    vendor.script('GET /tasks', reply, running, reply, reply, done)
    await expect(client.generate('acme/picture', kite)).resolves.toHaveProperty('assets')
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
    expect(vendor.seen('GET /tasks')).toHaveLength(5)
  })

  test.each([429, 503])('with %i and Retry-After is waited out in full', async (status) => {
    const { client, vendor } = await openScene()
    const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
    vendor.script('GET /tasks', json({}, { status, headers: { 'retry-after': '0.3' } }), done)
    await client.generate('acme/picture', kite)
    const [first, second] = vendor.seen('GET /tasks').map(({ at }) => at)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(299)
  })

  test('that never ends ends at the deadline, with the handle', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /tasks', json({}, { status: 503 }))
    const task = await client.submit('acme/picture', kite)
    const error = await rejection(task.result({ timeoutMs: 150 }))
    expect(error).toMatchObject({ code: 'timeout', handle: task.handle })
  })

  test('is not told any more when a later poll was answered', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /tasks', json({}, { status: 503 }), running)
    const task = await client.submit('acme/picture', kite)
    const caller = new AbortController()
    const waiting = rejection(task.result(caller))
    await vi.waitFor(() => expect(vendor.seen('GET /tasks').length).toBeGreaterThan(2))
    caller.abort()
    await expect(waiting).resolves.toHaveProperty(
      'message',
      'acme/picture: stopped by the caller. The task goes on at the vendor: resume it with its handle.',
    )
  })

  test('that refuses the credential ends the waiting, and the same task can be waited for again', async () => {
    const { client, vendor } = await openScene()
    const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
    vendor.script('GET /tasks', json({}, { status: 401 }), done)
    const task = await client.submit('acme/picture', kite)
    const error = await rejection(task.result())
    expect(error).toMatchObject({ code: 'auth', phase: 'poll', httpStatus: 401, handle: task.handle })
    await expect(task.result()).resolves.toHaveProperty('assets')
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
  })

  test.each([
    ['the model', 'acme/picture'],
    ['core', 'acme/credulous'],
  ] as const)(
    'is an error that names a state which %s does not know, with the handle',
    async (_who, model) => {
      const { client, vendor } = await openScene()
      vendor.script('GET /tasks', json({ state: 'levitating' }))
      const task = await client.submit(model, kite)
      const error = await rejection(task.result())
      expect(error).toMatchObject({ code: 'protocol', phase: 'poll', retryable: false, handle: task.handle })
      expect(error.message).toContain('levitating')
      expect(vendor.seen('GET /tasks')).toHaveLength(1)
    },
  )

  test('is an error when the result is not what the capability yields, with the handle', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /tasks', json({ state: 'succeeded', url: 'file:///etc/passwd' }))
    const task = await client.submit('acme/picture', kite)
    await expect(rejection(task.result())).resolves.toMatchObject({ code: 'protocol', handle: task.handle })
  })
})

describe('the end of a task', () => {
  test.each(['failed', 'canceled', 'expired'])(
    'as %s carries the handle and the vendor code',
    async (state) => {
      const { client, vendor, journal } = await openScene()
      vendor.script('GET /tasks', running, json({ state, reason: 'no wind today', code: 'E42' }))
      const task = await client.submit('acme/picture', kite)
      growOld()
      const error = await rejection(task.result())
      expect(error).toMatchObject({ code: state, vendorCode: 'E42', retryable: false, handle: task.handle })
      expect(error.message).toContain('no wind today')
      await vi.waitFor(() => expect(journal.records.at(-1)).toMatchObject({ type: 'settled', state }))
    },
  )

  test('is remembered: nothing is asked again', async () => {
    const { client, vendor } = await openScene()
    const task = await client.submit('acme/picture', kite)
    await task.result()
    await task.result()
    await expect(task.result()).resolves.toHaveProperty('assets')
    expect(vendor.seen('GET /tasks')).toHaveLength(1)
  })
})

describe('the polls', () => {
  test('are shared by all who wait', async () => {
    const { client, vendor } = await openScene()
    const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
    vendor.script('GET /tasks', running, running, after(50, done))
    const task = await client.submit('acme/picture', kite)
    const results = await Promise.all(Array.from({ length: 20 }, () => task.result()))
    expect(new Set(results).size).toBe(1)
    expect(vendor.seen('GET /tasks')).toHaveLength(3)
  })

  test('are none while nobody waits, go on when somebody does, and stop when the last one leaves', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /tasks', running)
    const task = await client.submit('acme/picture', kite)
    await pause(150)
    expect(vendor.seen('GET /tasks')).toHaveLength(0)

    const caller = new AbortController()
    const waiting = rejection(task.result(caller))
    await vi.waitFor(() => expect(vendor.seen('GET /tasks').length).toBeGreaterThan(1))
    caller.abort()
    await waiting
    await pause(50)
    const asked = vendor.seen('GET /tasks').length
    await pause(150)
    expect(vendor.seen('GET /tasks')).toHaveLength(asked)

    vendor.script('GET /tasks', json({ state: 'succeeded', url: `${vendor.origin}/file` }))
    await expect(task.result()).resolves.toHaveProperty('assets')
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
  })

  test('that were planned for somebody who has left are not made', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /tasks', json({ state: 'running', retryAfterMs: 150 }))
    const task = await client.submit('acme/picture', kite)
    const caller = new AbortController()
    await rejection(task.result({ signal: caller.signal, onStatus: () => caller.abort() }))
    await pause(250)
    expect(vendor.seen('GET /tasks')).toHaveLength(1)
  })

  test('go on for the others when one leaves', async () => {
    const { client, vendor } = await openScene()
    const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
    vendor.script('GET /tasks', running, running, running, running, done)
    const task = await client.submit('acme/picture', kite)
    const stays = task.result()
    await rejection(task.result({ timeoutMs: 30 }))
    await expect(stays).resolves.toHaveProperty('assets')
  })

  test('wait as long as the vendor asks for in its answer', async () => {
    const { client, vendor } = await openScene()
    const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
    vendor.script('GET /tasks', json({ state: 'queued', retryAfterMs: 300 }), done)
    await client.generate('acme/picture', kite)
    const [first, second] = vendor.seen('GET /tasks').map(({ at }) => at)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(299)
  })

  test('go on for everybody when a provider makes nonsense of what the vendor asks for', async () => {
    const { client, vendor } = await openScene()
    const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
    vendor.script('GET /tasks', json({ state: 'queued', retryAfterMs: 'soon' }))
    const confused = await client.submit('acme/credulous', kite)
    const waiting = rejection(confused.result({ timeoutMs: 300 }))
    await vi.waitFor(() => expect(vendor.seen('GET /tasks').length).toBeGreaterThan(0))
    vendor.script('GET /films', running, done)
    await expect(client.generate('acme/film', kite, { timeoutMs: 2_000 })).resolves.toHaveProperty('assets')
    await expect(waiting).resolves.toMatchObject({ code: 'timeout' })
    const asked = vendor.seen('GET /tasks').length
    expect(asked).toBeGreaterThan(2)
    expect(asked).toBeLessThan(30)
  })

  test('begin again for a waiter who comes just as the last one leaves', async () => {
    const { client, vendor } = await openScene()
    vendor.script('GET /tasks', stall(), json({ state: 'succeeded', url: `${vendor.origin}/file` }))
    const task = await client.submit('acme/picture', kite)
    const caller = new AbortController()
    const leaves = rejection(task.result(caller))
    await vi.waitFor(() => expect(vendor.seen('GET /tasks')).toHaveLength(1))
    caller.abort()
    await expect(task.result()).resolves.toHaveProperty('assets')
    await expect(leaves).resolves.toMatchObject({ code: 'aborted' })
  })

  test('do not come sooner because a new waiter joins', async () => {
    const { client, vendor } = await openScene()
    const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
    vendor.script('GET /tasks', json({ state: 'queued', retryAfterMs: 300 }), done)
    const task = await client.submit('acme/picture', kite)
    await rejection(task.result({ timeoutMs: 100 }))
    await Promise.all([task.result(), task.result()])
    const [first, second] = vendor.seen('GET /tasks').map(({ at }) => at)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(299)
  })

  test('are a clear error when the pacing gives no number', async () => {
    const { client } = await openScene({ pacing: () => Number.NaN })
    const task = await client.submit('acme/picture', kite)
    const error = await rejection(task.result())
    expect(error).toMatchObject({ code: 'invalid-input', phase: 'poll', handle: task.handle })
    expect(error.cause).toBeInstanceOf(RangeError)
    expect(error.message).toContain('NaN')
  })

  test.each([0, 1])('are a clear error when the pacing throws after %i polls', async (answered) => {
    const { client, vendor } = await openScene({
      pacing: ({ polls }) => {
        if (polls === answered) throw new Error('no idea')
        return 20
      },
    })
    vendor.script('GET /tasks', running)
    const task = await client.submit('acme/picture', kite)
    const error = await rejection(task.result())
    expect(error).toMatchObject({ code: 'invalid-input', handle: task.handle })
    expect(error.message).toContain('no idea')
  })
})

test('an answer that never comes does not keep a caller who leaves', async () => {
  const { client, vendor } = await openScene()
  vendor.script('GET /tasks', stall())
  const task = await client.submit('acme/picture', kite)
  const caller = new AbortController()
  const waiting = rejection(task.result(caller))
  await vi.waitFor(() => expect(vendor.seen('GET /tasks')).toHaveLength(1))
  const abortedAt = performance.now()
  caller.abort()
  await expect(waiting).resolves.toMatchObject({ code: 'aborted', handle: task.handle })
  expect(performance.now() - abortedAt).toBeLessThan(1_000)
})
