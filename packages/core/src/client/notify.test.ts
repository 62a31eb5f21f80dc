import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { json } from '../../test/replies.js'
import { kite, openScene } from '../../test/scene.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const slow = () => openScene({ pacing: () => 60_000, timeoutMs: 5_000 })

test('a hint makes those who wait for the task ask at once', async () => {
  const { client } = await slow()
  const task = await client.submit('acme/picture', kite)
  const waiting = Promise.all([task.result(), client.resume(task.handle).result()])
  client.notify('acme', task.handle.ref)
  await expect(waiting).resolves.toHaveLength(2)
})

test('a hint while a poll is on its way leads to another poll', async () => {
  const { client, vendor } = await slow()
  const done = json({ state: 'succeeded', url: `${vendor.origin}/file` })
  vendor.script(
    'GET /tasks',
    (response, request) => {
      client.notify('acme', 't1')
      json({ state: 'running' })(response, request)
    },
    done,
  )
  const task = await client.submit('acme/picture', kite)
  const result = task.result()
  client.notify('acme', task.handle.ref)
  await expect(result).resolves.toHaveProperty('assets')
  expect(vendor.seen('GET /tasks')).toHaveLength(2)
})

test('a hint does not shorten a wait that the vendor asked for', async () => {
  const { client, vendor } = await slow()
  vendor.script('GET /tasks', json({}, { status: 429, headers: { 'retry-after': '60' } }))
  const task = await client.submit('acme/picture', kite)
  const result = task.result({ timeoutMs: 1_500 }).catch((error) => error)
  client.notify('acme', task.handle.ref)
  await vi.waitFor(() => expect(vendor.seen('GET /tasks')).toHaveLength(1))
  client.notify('acme', task.handle.ref)
  await expect(result).resolves.toMatchObject({ code: 'timeout' })
  expect(vendor.seen('GET /tasks')).toHaveLength(1)
})

test('a false hint costs one poll', async () => {
  const { client, vendor } = await slow()
  vendor.script('GET /tasks', json({ state: 'running' }))
  const task = await client.submit('acme/picture', kite)
  const result = task.result({ timeoutMs: 1_500 }).catch((error) => error)
  client.notify('acme', task.handle.ref)
  await result
  expect(vendor.seen('GET /tasks')).toHaveLength(1)
})

test('a hint about a task that nobody waits for asks nothing', async () => {
  const { client, vendor } = await slow()
  const task = await client.submit('acme/picture', kite)
  client.notify('acme', task.handle.ref)
  client.notify('acme', 'unheard-of')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(vendor.seen('GET /tasks')).toHaveLength(0)
})

test('a hint from a provider that is not installed is an error that names the installed', async () => {
  const { client } = await slow()
  expect(() => client.notify('acne' as never, 't1')).toThrow(
    "There is no provider 'acne'. Installed are: acme.",
  )
})

test('a hint that comes before anybody waits is not lost', async () => {
  const { client, vendor } = await slow()
  client.notify('acme', 't1')
  const early = await client.submit('acme/picture', kite)
  await expect(early.result()).resolves.toHaveProperty('assets')
  expect(vendor.seen('GET /tasks')).toHaveLength(1)

  const task = await client.submit('acme/picture', kite)
  client.notify('acme', task.handle.ref)
  await expect(task.result()).resolves.toHaveProperty('assets')
})

test('hints during a slow poll lead to no second poll beside it', async () => {
  const { client, vendor } = await slow()
  let answer = (): void => {}
  vendor.script(
    'GET /tasks',
    (response, request) => {
      answer = () => json({ state: 'running' })(response, request)
    },
    json({ state: 'succeeded', url: `${vendor.origin}/file` }),
  )
  const task = await client.submit('acme/picture', kite)
  const result = task.result()
  client.notify('acme', task.handle.ref)
  await vi.waitFor(() => expect(vendor.seen('GET /tasks')).toHaveLength(1))
  for (let hint = 0; hint < 20; hint++) {
    client.notify('acme', task.handle.ref)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  expect(vendor.seen('GET /tasks')).toHaveLength(1)
  answer()
  await result
  expect(vendor.seen('GET /tasks')).toHaveLength(2)
})

test('a flood of hints is slowed to two polls a second', async () => {
  const { client, vendor } = await slow()
  vendor.script('GET /tasks', json({ state: 'running' }))
  const task = await client.submit('acme/picture', kite)
  const startedAt = performance.now()
  const stop = new AbortController()
  const result = task.result(stop).catch(() => {})
  for (let hint = 0; hint < 200; hint++) {
    client.notify('acme', task.handle.ref)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const most = 1 + (performance.now() - startedAt) / 500
  stop.abort()
  await result
  expect(vendor.seen('GET /tasks').length).toBeLessThanOrEqual(Math.ceil(most))
  expect(vendor.seen('GET /tasks').length).toBeGreaterThan(1)
})
