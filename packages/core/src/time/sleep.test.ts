import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sleep } from './sleep.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('sleep', () => {
  test('ends when its time has come, and not before', async () => {
    const woken = vi.fn()
    void sleep(1_000).then(woken)
    await vi.advanceTimersByTimeAsync(999)
    expect(woken).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(woken).toHaveBeenCalledOnce()
  })

  test('ends at once with the reason of the abort, and leaves no timer', async () => {
    const stop = new AbortController()
    const sleeping = sleep(1_000_000, stop.signal)
    const reason = new Error('enough')
    stop.abort(reason)
    await expect(sleeping).rejects.toBe(reason)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('does not begin when the signal is aborted already', async () => {
    await expect(sleep(1_000, AbortSignal.abort('enough'))).rejects.toBe('enough')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('is not disturbed by an abort after its end', async () => {
    const stop = new AbortController()
    const sleeping = sleep(1, stop.signal)
    await vi.advanceTimersByTimeAsync(1)
    stop.abort()
    await expect(sleeping).resolves.toBeUndefined()
  })
})
