import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openCall } from './open-call.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a call', () => {
  test.each([
    { timeoutMs: 50, limitMs: 50 },
    { timeoutMs: undefined, limitMs: 1_000 },
  ])('with timeoutMs $timeoutMs is stopped after $limitMs ms', ({ timeoutMs, limitMs }) => {
    const { signal } = openCall({ timeoutMs }, 1_000)
    vi.advanceTimersByTime(limitMs - 1)
    expect(signal.aborted).toBe(false)
    vi.advanceTimersByTime(1)
    expect(signal.reason).toMatchObject({ code: 'timeout', message: `no result within ${limitMs} ms.` })
  })

  test('may last for ever', () => {
    const { signal } = openCall({ timeoutMs: Number.POSITIVE_INFINITY }, 1_000)
    expect(vi.getTimerCount()).toBe(0)
    expect(signal.aborted).toBe(false)
  })

  test('is stopped by its caller, with the caller’s reason', () => {
    const stop = new AbortController()
    const call = openCall({ signal: stop.signal }, 1_000)
    stop.abort('enough')
    expect(call.signal.reason).toBe('enough')
    call.close()
  })

  test('of a caller who has stopped already is stopped from the beginning', () => {
    expect(openCall({ signal: AbortSignal.abort('early') }, 1_000).signal.reason).toBe('early')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('that is closed is stopped by nothing any more, and leaves no timer', () => {
    const stop = new AbortController()
    const call = openCall({ signal: stop.signal, timeoutMs: 50 }, 1_000)
    call.close()
    expect(vi.getTimerCount()).toBe(0)
    stop.abort()
    expect(call.signal.aborted).toBe(false)
  })

  test.each([{ timeoutMs: '5' }, { signal: 5 }])('does not begin with %o', (options) => {
    expect(() => openCall(options as never, 1_000)).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    )
  })

  test.each([0, -1, Number.NaN])('does not begin with a time of %d', (timeoutMs) => {
    expect(() => openCall({ timeoutMs }, 1_000)).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        message: `timeoutMs: must be a positive number, got ${timeoutMs}.`,
      }),
    )
  })
})
