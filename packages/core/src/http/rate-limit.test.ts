import { setMaxListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createRateLimit } from './rate-limit.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

async function passedAfter(requestsPerSecond: number, requests: number, ms: number) {
  const limit = createRateLimit(requestsPerSecond)
  const passed: number[] = []
  for (let request = 0; request < requests; request++) {
    void limit.pass().then(() => passed.push(request))
  }
  await vi.advanceTimersByTimeAsync(ms)
  await vi.advanceTimersByTimeAsync(0)
  return passed
}

describe('a limit on requests a second', () => {
  test.each([
    { requestsPerSecond: 2, ms: 0, passed: [0] },
    { requestsPerSecond: 2, ms: 1_000, passed: [0, 1, 2] },
    { requestsPerSecond: 0.5, ms: 1_999, passed: [0] },
    { requestsPerSecond: 0.5, ms: 2_000, passed: [0, 1] },
  ])('of $requestsPerSecond lets $passed pass within $ms ms', async ({ requestsPerSecond, ms, passed }) => {
    expect(await passedAfter(requestsPerSecond, 4, ms)).toEqual(passed)
    await vi.runAllTimersAsync()
  })

  test('saves nothing up while nobody asks', async () => {
    const limit = createRateLimit(1)
    await vi.advanceTimersByTimeAsync(60_000)
    await limit.pass()
    let second = false
    void limit.pass().then(() => {
      second = true
    })
    await vi.advanceTimersByTimeAsync(999)
    expect(second).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(second).toBe(true)
  })

  test('stops to wait at once when the signal is aborted', async () => {
    const limit = createRateLimit(1)
    const stop = new AbortController()
    await limit.pass()
    const waiting = limit.pass(stop.signal)
    stop.abort('enough')
    await expect(waiting).rejects.toBe('enough')
  })
})

test('those who leave the queue keep nobody waiting', async () => {
  const rate = createRateLimit(2)
  const caller = new AbortController()
  // Each of those who wait listens.
  setMaxListeners(0, caller.signal)
  await rate.pass()
  const left = Array.from({ length: 50 }, () => rate.pass(caller.signal).catch(() => 'left'))
  caller.abort()
  await expect(Promise.all(left)).resolves.toHaveLength(50)
  const passed = vi.fn()
  void rate.pass().then(passed)
  await vi.advanceTimersByTimeAsync(500)
  expect(passed).toHaveBeenCalledOnce()
})
