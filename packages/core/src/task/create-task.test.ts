import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { collect } from '../../test/collect.js'
import { rejection } from '../../test/rejection.js'
import { after, json, reset, stall } from '../../test/replies.js'
import { kite, openScene, type SceneOptions } from '../../test/scene.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const running = json({ state: 'running' })

async function openRunning() {
  const scene = await openScene()
  scene.vendor.script('GET /tasks', running)
  return { ...scene, task: await scene.client.submit('acme/picture', kite) }
}

describe('a caller who stops waiting', () => {
  test.each([
    ['between two polls', running],
    ['while a poll is not answered', stall()],
  ])('%s is woken at once, with the handle', async (_when, reply) => {
    const { task, vendor } = await openRunning()
    vendor.script('GET /tasks', reply)
    const caller = new AbortController()
    const waiting = rejection(task.result({ signal: caller.signal }))
    await vi.waitFor(() => expect(vendor.seen('GET /tasks').length).toBeGreaterThan(0))
    const abortedAt = performance.now()
    const reason = new Error('enough')
    caller.abort(reason)
    const error = await waiting
    expect(performance.now() - abortedAt).toBeLessThan(1_000)
    expect(error).toMatchObject({ code: 'aborted', retryable: false, handle: task.handle, cause: reason })
    expect(error.message).toContain('resume it with its handle')
  })

  test('is heard when the controller itself is the options', async () => {
    const { task, client, journal } = await openRunning()
    const caller = new AbortController()
    const waits = [task.result(caller), client.generate('acme/picture', kite, caller)].map(rejection)
    await vi.waitFor(() => expect(journal.types().filter((type) => type === 'accepted')).toHaveLength(2))
    caller.abort()
    for (const { code } of await Promise.all(waits)) expect(code).toBe('aborted')
  })

  test('before anything is asked gets the handle, and nothing is asked', async () => {
    const { task, vendor } = await openRunning()
    const error = await rejection(task.result({ signal: AbortSignal.abort() }))
    expect(error).toMatchObject({ code: 'aborted', handle: task.handle })
    expect(vendor.seen('GET /tasks')).toHaveLength(0)
  })

  test('because the time ran out gets a timeout with the handle', async () => {
    const { task } = await openRunning()
    const error = await rejection(task.result({ timeoutMs: 60 }))
    expect(error).toMatchObject({ code: 'timeout', retryable: false, handle: task.handle })
    expect(error.message).toContain('within 60 ms')
  })

  test('is told which fault the last poll met', async () => {
    const { task, vendor } = await openRunning()
    vendor.script('GET /tasks', json({ why: 'maintenance' }, { status: 503 }))
    const error = await rejection(task.result({ timeoutMs: 1_000 }))
    expect(error).toMatchObject({ code: 'timeout', handle: task.handle })
    expect(error.message).toMatch(/The last poll failed: .*503.*maintenance/)
  })

  test('by a signal ends an iteration too', async () => {
    const { task } = await openRunning()
    const error = await rejection(collect(task.statuses({ signal: AbortSignal.abort() })))
    expect(error).toMatchObject({ code: 'aborted', handle: task.handle })
  })

  test('can wait for the same task again', async () => {
    const { task, vendor } = await openRunning()
    await rejection(task.result({ signal: AbortSignal.timeout(30) }))
    await rejection(task.result({ timeoutMs: 30 }))
    vendor.script('GET /tasks', json({ state: 'succeeded', url: `${vendor.origin}/file` }))
    await expect(task.result()).resolves.toHaveProperty('assets')
    expect(vendor.seen('POST /tasks')).toHaveLength(1)
  })

  test.each([0, -1, Number.NaN])('is refused %d ms as a time', async (timeoutMs) => {
    const { task, vendor } = await openRunning()
    await expect(rejection(task.result({ timeoutMs }))).resolves.toMatchObject({ code: 'invalid-input' })
    expect(vendor.seen('GET /tasks')).toHaveLength(0)
  })
})

describe('an iteration over a task', () => {
  test('gives each answer and ends with the task', async () => {
    const { task, vendor } = await openRunning()
    vendor.script(
      'GET /tasks',
      json({ state: 'queued' }),
      json({ state: 'running', progress: 0.5 }),
      json({ state: 'succeeded', url: `${vendor.origin}/file` }),
    )
    const seen = await collect(task)
    expect(seen).toMatchObject([
      { state: 'queued' },
      { state: 'running', progress: 0.5 },
      { state: 'succeeded', output: { assets: [{ kind: 'image' }] } },
    ])
  })

  test('gives the last word of a task that has ended already', async () => {
    const { task, vendor } = await openRunning()
    vendor.script('GET /tasks', json({ state: 'succeeded', url: `${vendor.origin}/file` }))
    await task.result()
    await expect(collect(task)).resolves.toMatchObject([{ state: 'succeeded' }])
    expect(vendor.seen('GET /tasks')).toHaveLength(1)
  })

  test('gives the last word of a task that failed, and does not throw it', async () => {
    const { task, vendor } = await openRunning()
    vendor.script('GET /tasks', json({ state: 'failed', reason: 'no wind' }))
    await expect(collect(task)).resolves.toEqual([{ state: 'failed', reason: 'no wind' }])
  })

  test('throws the error of a poll that can go no further, with the handle', async () => {
    const { task, vendor } = await openRunning()
    vendor.script('GET /tasks', running, json({}, { status: 403 }))
    const error = await rejection(collect(task))
    expect(error).toMatchObject({ code: 'auth', handle: task.handle })
  })

  test('that is left ends the polls', async () => {
    const { task, vendor } = await openRunning()
    for await (const { state } of task) {
      expect(state).toBe('running')
      break
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
    const asked = vendor.seen('GET /tasks').length
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(vendor.seen('GET /tasks')).toHaveLength(asked)
  })

  test('ends at the usual time-out with the handle', async () => {
    const { client, vendor } = await openScene({ timeoutMs: 100 })
    vendor.script('GET /tasks', stall())
    const task = await client.submit('acme/picture', kite, { timeoutMs: 60_000 })
    await expect(rejection(collect(task))).resolves.toMatchObject({
      code: 'timeout',
      handle: task.handle,
    })
  })
})

describe('a listener', () => {
  test('hears each answer, the last one included', async () => {
    const { task, vendor } = await openRunning()
    vendor.script('GET /tasks', running, running, json({ state: 'succeeded', url: `${vendor.origin}/file` }))
    const heard: string[] = []
    await task.result({ onStatus: ({ state }) => heard.push(state) })
    expect(heard).toEqual(['running', 'running', 'succeeded'])
  })

  test('hears the result that came with the answer', async () => {
    const { client } = await openScene()
    const heard: string[] = []
    await client.generate('acme/drawing', kite, { onStatus: ({ state }) => heard.push(state) })
    expect(heard).toEqual(['succeeded'])
  })

  test('that throws ends its own waiting only', async () => {
    const { task, vendor } = await openRunning()
    vendor.script('GET /tasks', running, running, json({ state: 'succeeded', url: `${vendor.origin}/file` }))
    const breaks = task.result({
      onStatus() {
        throw new Error('my own fault')
      },
    })
    const waits = task.result()
    await expect(breaks).rejects.toThrow('my own fault')
    await expect(waits).resolves.toHaveProperty('assets')
  })
})

describe('cancel', () => {
  async function openFilm(options: SceneOptions = {}) {
    const scene = await openScene(options)
    scene.vendor.script('GET /films', running)
    return { ...scene, task: await scene.client.submit('acme/film', kite) }
  }

  test('reaches the vendor, and those who wait hear the end at once', async () => {
    const { task, vendor } = await openFilm({ pacing: () => 3_600_000 })
    vendor.script('GET /films', json({ state: 'canceled', reason: 'by you' }))
    const waiting = rejection(task.result())
    await task.cancel()
    expect(vendor.seen('DELETE /films/f1')).toHaveLength(1)
    await expect(waiting).resolves.toMatchObject({ code: 'canceled', handle: task.handle })
  })

  test("leaves nothing at the caller's signal", async () => {
    const { task } = await openFilm()
    const { signal } = new AbortController()
    await task.cancel({ signal })
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test('is not what an abort does', async () => {
    const { task, vendor } = await openFilm()
    await rejection(task.result({ timeoutMs: 50 }))
    expect(vendor.seen('DELETE /films')).toHaveLength(0)
  })

  test('is unsupported where the model has none, and the task goes on', async () => {
    const { task, vendor } = await openRunning()
    const error = await rejection(task.cancel())
    expect(error).toMatchObject({ code: 'unsupported', phase: 'cancel', handle: task.handle })
    vendor.script('GET /tasks', json({ state: 'succeeded', url: `${vendor.origin}/file` }))
    await expect(task.result()).resolves.toHaveProperty('assets')
  })

  test.each([
    ['the vendor fails', json({}, { status: 503 }), 'vendor'],
    ['the connection breaks', reset, 'network'],
  ])('says so when %s, with the handle', async (_fault, reply, code) => {
    const { task, vendor } = await openFilm()
    vendor.script('DELETE /films', reply)
    const error = await rejection(task.cancel())
    expect(error).toMatchObject({ code, phase: 'cancel', retryable: true, handle: task.handle })
  })

  test('can be given up at once', async () => {
    const { task, vendor } = await openFilm()
    vendor.script('DELETE /films', after(2_000, json({})))
    const startedAt = performance.now()
    const error = await rejection(task.cancel({ signal: AbortSignal.timeout(50) }))
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(error).toMatchObject({ code: 'timeout', handle: task.handle })
    expect(error.message).toContain('not known')
  })
})

test('a task is its handle in JSON', async () => {
  const { task } = await openRunning()
  expect(JSON.parse(JSON.stringify({ task }))).toEqual({ task: task.handle })
  expect(Object.keys(task.handle).sort()).toEqual(['model', 'ref', 'submittedAt', 'v'])
})

test('a poll that nobody waits for any more is broken off', async () => {
  const { client, vendor } = await openScene()
  const closed = new Promise<void>((resolve) => {
    vendor.script('GET /tasks', (response) => void response.on('close', resolve))
  })
  const task = await client.submit('acme/picture', kite)
  const stop = new AbortController()
  const waiting = rejection(task.result(stop))
  await vi.waitFor(() => expect(vendor.seen('GET /tasks')).toHaveLength(1))
  stop.abort()
  await waiting
  await closed
})
