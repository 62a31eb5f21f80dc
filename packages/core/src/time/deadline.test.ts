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

test('a deadline without a limit never runs out', () => {
  const { signal } = openDeadline(undefined, Number.POSITIVE_INFINITY, () => late)
  vi.advanceTimersByTime(2 ** 32)
  expect(signal.aborted).toBe(false)
})

test('a deadline beyond the longest timer runs out at its time', () => {
  const { signal } = openDeadline(undefined, 2 ** 32, () => late)
  vi.advanceTimersByTime(2 ** 32 - 1)
  expect(signal.aborted).toBe(false)
  vi.advanceTimersByTime(1)
  expect(signal.reason).toBe(late)
})
