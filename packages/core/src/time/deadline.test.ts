import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDeadline } from './deadline.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const late = new Error('too late')

test('a deadline aborts when the time has run out, not before', () => {
  const { signal } = openDeadline(undefined, 1_000, () => late)
  vi.advanceTimersByTime(999)
  expect(signal.aborted).toBe(false)
  vi.advanceTimersByTime(1)
  expect(signal.reason).toBe(late)
})

test('a deadline aborts with its caller, for the same reason', () => {
  const caller = new AbortController()
  const { signal } = openDeadline(caller.signal, 1_000, () => late)
  caller.abort('enough')
  expect(signal.reason).toBe('enough')
  expect(openDeadline(caller.signal, 1_000, () => late).signal.reason).toBe('enough')
})

test('a deadline that is closed leaves neither timer nor listener behind', () => {
  const caller = new AbortController()
  openDeadline(caller.signal, 1_000, () => late).close()
  expect(vi.getTimerCount()).toBe(0)
  expect(getEventListeners(caller.signal, 'abort')).toEqual([])
})

test.each([2 ** 31, Number.POSITIVE_INFINITY])('a time of %d ms never runs out', (timeoutMs) => {
  const { signal } = openDeadline(undefined, timeoutMs, () => late)
  vi.advanceTimersByTime(2 ** 31 + 1)
  expect(signal.aborted).toBe(false)
})
