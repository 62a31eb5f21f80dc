import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { rejection } from '../../test/rejection.js'
import { textToImage } from '../capability/image.js'
import { createClient } from '../client/create-client.js'
import { defineProvider } from '../contract/define-provider.js'
import { defineModel } from '../contract/model.js'
import { MediaplugError } from '../error/error.js'
import type { Pacing } from './pacing.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(async () => {
  await vi.advanceTimersByTimeAsync(2_000)
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const input = z.strictObject({ prompt: z.string() })
const kite = { prompt: 'a red kite' }
const running = { state: 'running' } as const
const done = {
  state: 'succeeded',
  output: { assets: [{ kind: 'image', mediaType: 'image/png', bytes: new Uint8Array(1) }] },
} as const

const failed = { state: 'failed', reason: 'no wind' } as const

type Answer = typeof running | typeof done | typeof failed

const everySecond: Pacing = () => 1_000

/** A client of a model in this process, which notes what it is asked, on a clock that tests move. */
function openClock({
  pacing = everySecond,
  concurrentTasks,
}: {
  pacing?: Pacing
  concurrentTasks?: number
} = {}) {
  const answer = vi.fn(async (_ref: string): Promise<Answer> => running)
  let started = 0
  const start = vi.fn(async () => ({ ref: `t${++started}` }))
  const acme = defineProvider({
    id: 'acme',
    title: 'Acme',
    settings: z.strictObject({}),
    baseUrl: 'https://acme.example',
    downloads: { hosts: [] },
    models: () => ({
      kite: defineModel({ title: 'Kite', capability: textToImage, input, start, poll: (ref) => answer(ref) }),
      gull: defineModel({
        title: 'Gull',
        capability: textToImage,
        input,
        start,
        poll: (ref) => answer(`${ref} of gull`),
      }),
    }),
  })
  const provider = acme({ limits: { concurrentTasks } })
  const client = createClient({ providers: [provider], pacing, timeoutMs: 86_400_000 })
  const askedOf = (ref: string): number => answer.mock.calls.filter(([asked]) => asked === ref).length
  return { client, start, answer, askedOf, submit: () => client.submit('acme/kite', kite) }
}

describe('whoever waits', () => {
  test('keeps no timer and no listener once he has left', async () => {
    const { submit, answer } = openClock()
    const task = await submit()
    const stop = new AbortController()
    const waiting = rejection(task.result(stop))
    expect(vi.getTimerCount()).toBe(1)
    stop.abort()
    await expect(waiting).resolves.toHaveProperty('code', 'aborted')
    expect(vi.getTimerCount()).toBe(0)
    expect(answer).not.toHaveBeenCalled()
  })

  test('keeps no timer and no listener once he has the result', async () => {
    const { submit, answer } = openClock()
    const task = await submit()
    answer.mockResolvedValue(done)
    const { signal } = new AbortController()
    const waiting = task.result({ signal })
    await vi.advanceTimersByTimeAsync(1_000)
    await expect(waiting).resolves.toHaveProperty('assets')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(vi.getTimerCount()).toBe(0)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  test.each([
    ['first', 0],
    ['second', 1],
    ['last', 2],
  ])('is not held up by the %s who leaves, and he hears no more', async (_which, leaving) => {
    const { submit, answer } = openClock()
    const task = await submit()
    const heard = [0, 0, 0]
    const stop = new AbortController()
    const waits = heard.map((_, index) =>
      task.result({
        onStatus: () => void heard.splice(index, 1, (heard[index] ?? 0) + 1),
        ...(index === leaving ? { signal: stop.signal } : {}),
      }),
    )
    const left = rejection(waits[leaving] ?? Promise.resolve())
    stop.abort()
    await left
    answer.mockResolvedValue(done)
    await vi.advanceTimersByTimeAsync(1_000)
    await Promise.all(waits.filter((_, index) => index !== leaving))
    expect(heard).toEqual([0, 1, 2].map((index) => (index === leaving ? 0 : 1)))
  })

  test('has his hints when another leaves', async () => {
    const { client, submit, answer } = openClock({ pacing: () => 3_600_000 })
    const task = await submit()
    const stop = new AbortController()
    const leaving = rejection(task.result(stop))
    const waiting = task.result()
    stop.abort()
    await leaving
    answer.mockResolvedValue(done)
    client.notify('acme', task.handle.ref)
    await vi.advanceTimersByTimeAsync(1_000)
    await expect(waiting).resolves.toHaveProperty('assets')
  })
})

describe('the pacing', () => {
  test('is asked for as long as somebody waits, and no more', async () => {
    const pacing = vi.fn(everySecond)
    const { submit, answer } = openClock({ pacing })
    const task = await submit()
    answer.mockResolvedValueOnce(running).mockResolvedValue(done)
    const waiting = task.result()
    await vi.advanceTimersByTimeAsync(2_000)
    await waiting
    expect(pacing.mock.calls.map(([{ polls }]) => polls)).toEqual([0, 1])
  })

  test('is asked no more after an error that ended the waiting', async () => {
    const pacing = vi.fn(everySecond)
    const { submit, answer } = openClock({ pacing })
    const task = await submit()
    answer.mockRejectedValue(new MediaplugError('auth', 'the key is not known.'))
    const waiting = rejection(task.result())
    await vi.advanceTimersByTimeAsync(10_000)
    await expect(waiting).resolves.toHaveProperty('code', 'auth')
    expect(pacing).toHaveBeenCalledTimes(1)
    expect(answer).toHaveBeenCalledTimes(1)
  })

  test('knows whether one of those who wait follows the progress', async () => {
    const pacing = vi.fn(everySecond)
    const { submit } = openClock({ pacing })
    const task = await submit()
    const stop = new AbortController()
    const follow = new AbortController()
    const waits = [task.result(stop), task.result({ signal: follow.signal, onStatus: () => {} })]
    waits.push(task.result(stop))
    const ends = waits.map(rejection)
    follow.abort()
    await ends[1]
    waits.push(task.result(stop))
    ends.push(rejection(waits[3] ?? Promise.resolve()))
    expect(pacing.mock.calls.map(([{ followed }]) => followed)).toEqual([false, true, true, false])
    stop.abort()
    await Promise.all(ends)
  })
})

test('what tasks take is learned from those that succeed, and from no others', async () => {
  const pacing = vi.fn(everySecond)
  const { submit, answer } = openClock({ pacing })
  async function learnFrom(end: Answer) {
    answer.mockResolvedValue(end)
    for (let task = 0; task < 3; task++) {
      const waiting = (await submit()).result().catch(() => {})
      await vi.advanceTimersByTimeAsync(1_000)
      await waiting
    }
    const stop = new AbortController()
    const waiting = rejection((await submit()).result(stop))
    stop.abort()
    await waiting
    return pacing.mock.lastCall?.[0].duration
  }
  expect(await learnFrom(failed)).toBeUndefined()
  expect((await learnFrom(done))?.medianMs).toBeCloseTo(1_000)
})

test('a hint after the end of a task is kept for whoever takes it up next', async () => {
  const { client, submit, answer } = openClock({ pacing: () => 3_600_000 })
  const task = await submit()
  answer.mockResolvedValue(done)
  const waiting = task.result()
  client.notify('acme', task.handle.ref)
  await vi.advanceTimersByTimeAsync(1_000)
  await waiting
  await task.result()
  client.notify('acme', task.handle.ref)
  const again = client.resume(task.handle).result()
  await vi.advanceTimersByTimeAsync(1_000)
  await expect(again).resolves.toHaveProperty('assets')
  expect(answer).toHaveBeenCalledTimes(2)
})

describe('a task whose place others wait for', () => {
  test('is asked after, and no longer when they have left', async () => {
    const { client, submit, answer } = openClock({ concurrentTasks: 1 })
    await submit()
    const other = rejection(client.submit('acme/kite', kite, { timeoutMs: 1_500 }))
    await vi.advanceTimersByTimeAsync(1_500)
    await expect(other).resolves.toHaveProperty('code', 'timeout')
    expect(answer).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(answer).toHaveBeenCalledTimes(1)
  })

  test('is asked after no longer when it is settled', async () => {
    const { client, submit, askedOf } = openClock({ concurrentTasks: 1 })
    const task = await submit()
    const next = submit()
    const last = rejection(client.submit('acme/kite', kite, { timeoutMs: 10_000 }))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(askedOf('t1')).toBe(1)
    await client.settle(task.handle)
    await next
    await vi.advanceTimersByTimeAsync(10_000)
    await last
    expect(askedOf('t1')).toBe(1)
    expect(askedOf('t2')).toBeGreaterThan(1)
  })

  test('is asked after no longer when nobody waits for it, nor for its place', async () => {
    const { submit, answer } = openClock({ concurrentTasks: 1 })
    const task = await submit()
    const stop = new AbortController()
    const waiting = rejection(task.result(stop))
    await vi.advanceTimersByTimeAsync(1_000)
    stop.abort()
    await waiting
    await vi.advanceTimersByTimeAsync(10_000)
    expect(answer).toHaveBeenCalledTimes(1)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('where tasks count, a task that is taken up', () => {
  const handleOf = (ref: string, model = 'acme/kite') =>
    ({ v: 1, model, ref, submittedAt: new Date().toISOString() }) as const

  test('is told from others, and is one however often it is taken up', async () => {
    const { client, askedOf } = openClock({ concurrentTasks: 1 })
    const handles = [handleOf('x1'), handleOf('x2'), handleOf('x1'), handleOf('x1', 'acme/gull')]
    const waits = handles.map((handle) => rejection(client.resume(handle).result({ timeoutMs: 1_500 })))
    await vi.advanceTimersByTimeAsync(2_000)
    await Promise.all(waits)
    expect(['x1', 'x2', 'x1 of gull'].map(askedOf)).toEqual([1, 1, 1])
  })

  test('is told from one that is not accepted yet', async () => {
    const { client, submit, start, answer } = openClock({ concurrentTasks: 2 })
    let accept = (_started: { ref: string }): void => {}
    start.mockReturnValue(
      new Promise((resolve) => {
        accept = resolve
      }),
    )
    const submitting = submit()
    await vi.waitFor(() => expect(start).toHaveBeenCalled())
    answer.mockResolvedValue(done)
    const result = client.resume(handleOf('x1')).result()
    await vi.advanceTimersByTimeAsync(1_000)
    await expect(result).resolves.toHaveProperty('assets')
    accept({ ref: 't1' })
    await submitting
  })
})

test.each([
  ['nothing at all', undefined],
  [
    'an error of its own that has expired for a code',
    Object.assign(new Error('no ticket'), { code: 'expired' }),
  ],
])('a model that throws %s ends the waiting with the handle, and not the task', async (_what, thrown) => {
  const { submit, answer } = openClock()
  const task = await submit()
  answer.mockRejectedValueOnce(thrown)
  const waiting = rejection(task.result())
  await vi.advanceTimersByTimeAsync(1_000)
  await expect(waiting).resolves.toMatchObject({ code: 'protocol', phase: 'poll', handle: task.handle })
  answer.mockResolvedValue(done)
  const again = task.result()
  await vi.advanceTimersByTimeAsync(1_000)
  await expect(again).resolves.toHaveProperty('assets')
})
