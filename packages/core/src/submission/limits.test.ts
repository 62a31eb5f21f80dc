import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { json, reset, stall } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'
import type { ScriptedVendor } from '../../test/scripted-vendor.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

/** Scripts a vendor whose tasks run for a while; it counts how many it had at a time. */
function countTasks(vendor: ScriptedVendor, runMs: number) {
  const running = new Set<string>()
  const doneAt = new Map<string, number>()
  let most = 0
  vendor.script('POST /tasks', (response, request) => {
    const id = `t${doneAt.size}`
    doneAt.set(id, performance.now() + runMs)
    running.add(id)
    most = Math.max(most, running.size)
    json({ id })(response, request)
  })
  vendor.script('GET /tasks', (response, request) => {
    const id = request.path.slice('/tasks/'.length)
    const done = performance.now() >= (doneAt.get(id) ?? 0)
    if (done) running.delete(id)
    const url = `${vendor.origin}/file`
    json(done ? { state: 'succeeded', url } : { state: 'running' })(response, request)
  })
  return { most: () => most, created: () => doneAt.size }
}

describe("the vendor's limits", () => {
  test.each([
    ['each is waited for as it is submitted', true],
    ['all are submitted first and waited for afterwards', false],
  ])('of two tasks hold for ten submissions when %s', async (_order, together) => {
    const { client, vendor } = await openScene({ limits: { concurrentTasks: 2 } })
    const tasks = countTasks(vendor, 30)
    const ten = Array.from({ length: 10 }, (_, index) => ({ prompt: `kite ${index}` }))
    if (together) {
      await Promise.all(ten.map((input) => client.generate('acme/picture', input)))
    } else {
      const submitted = await Promise.all(ten.map((input) => client.submit('acme/picture', input)))
      await Promise.all(submitted.map((task) => task.result()))
    }
    expect(tasks.created()).toBe(10)
    expect(tasks.most()).toBe(2)
  })

  test('never wait for a task that the application has left lying', async () => {
    const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 } })
    const lying = await client.submit('acme/picture', kite)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(vendor.seen('GET /tasks')).toHaveLength(0)
    await client.submit('acme/picture', kite, { timeoutMs: 2_000 })
    expect(vendor.seen('POST /tasks')).toHaveLength(2)
    await expect(lying.result()).resolves.toHaveProperty('assets')
  })

  test('stop asking after such a task when nobody waits for its permit any more', async () => {
    const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 } })
    vendor.script('GET /tasks', json({ state: 'running' }))
    await client.submit('acme/picture', kite)
    await rejection(client.submit('acme/picture', kite, { timeoutMs: 100 }))
    await new Promise((resolve) => setTimeout(resolve, 300))
    const asked = vendor.seen('GET /tasks').length
    expect(asked).toBeGreaterThan(0)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(vendor.seen('GET /tasks')).toHaveLength(asked)
  })

  test('go on asking after such a task though an answer makes no sense', async () => {
    const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 } })
    const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
    vendor.script('GET /tasks', json({ state: 'dreaming' }), done)
    await client.submit('acme/picture', kite)
    await expect(client.generate('acme/picture', kite, { timeoutMs: 5_000 })).resolves.toHaveProperty(
      'assets',
    )
  })

  test.each([
    ['is refused', json({}, { status: 400 })],
    ['is uncertain', reset],
  ])('get the permit back from a start that %s', async (_fate, reply) => {
    const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 } })
    vendor.script('POST /tasks', reply, reply, json({ id: 't1' }))
    await rejection(client.submit('acme/picture', kite))
    await rejection(client.submit('acme/picture', kite))
    await expect(client.generate('acme/picture', kite)).resolves.toHaveProperty('assets')
  })

  test.each(['failed', 'canceled'])('get the permit back from a task that %s', async (state) => {
    const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 } })
    vendor.script('GET /tasks', json({ state, reason: 'no wind' }))
    const [first, second] = [client.generate('acme/picture', kite), client.generate('acme/picture', kite)]
    await expect(rejection(first)).resolves.toMatchObject({ code: state })
    await expect(rejection(second)).resolves.toMatchObject({ code: state })
    expect(vendor.seen('POST /tasks')).toHaveLength(2)
  })

  test('are shared by the models of a provider, and a synchronous answer returns the permit', async () => {
    const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 } })
    let drawing = 0
    let most = 0
    vendor.script('POST /drawings', (response, request) => {
      most = Math.max(most, ++drawing)
      setTimeout(() => {
        drawing--
        json({ url: `${vendor.origin}/file` })(response, request)
      }, 30)
    })
    const three = [1, 2, 3].map(() => client.generate('acme/drawing', kite))
    await Promise.all([...three, client.generate('acme/picture', kite)])
    expect(most).toBe(1)
  })

  test('let a caller leave the queue at once, with nothing sent', async () => {
    const { client, vendor, journal } = await openScene({ limits: { concurrentTasks: 1 } })
    vendor.script('GET /tasks', json({ state: 'running' }))
    const task = await client.submit('acme/picture', kite)
    const error = await rejection(client.submit('acme/picture', kite, { timeoutMs: 50 }))
    expect(error).toMatchObject({ code: 'timeout', phase: 'start' })
    expect(error.message).toContain('Nothing was sent')
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
    expect(journal.types()).toEqual(['intent', 'accepted'])

    vendor.script('GET /tasks', json({ state: 'succeeded', url: `${vendor.origin}/file` }))
    await task.result()
    await expect(client.submit('acme/picture', kite)).resolves.toHaveProperty('handle')
  })

  test('hold a permit for a start that the caller no longer waits for', async () => {
    const { client, vendor } = await openScene({ limits: { concurrentTasks: 1 } })
    vendor.script('POST /tasks', stall())
    const abandoned = client.submit('acme/picture', kite, { timeoutMs: 50 })
    await expect(rejection(abandoned)).resolves.toMatchObject({ code: 'submission-uncertain' })
    const queued = client.submit('acme/picture', kite, { timeoutMs: 50 })
    await expect(rejection(queued)).resolves.toMatchObject({ code: 'timeout' })
    expect(vendor.requests).toHaveLength(1)
  })

  test('on requests a second space them, polls included', async () => {
    const { client, vendor } = await openScene({ limits: { requestsPerSecond: 20 } })
    await Promise.all([1, 2, 3].map(() => client.generate('acme/picture', kite)))
    const times = vendor.requests.map(({ at }) => at)
    expect(times).toHaveLength(6)
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(100)
  })
})
