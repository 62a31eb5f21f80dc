import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffMs } from './backoff.js'

const backoff = { firstMs: 500, longestMs: 8_000 }
const attempts = fc.integer({ min: 1, max: 5_000 })

test('the wait is never longer than the longest, nor than double with each attempt', () => {
  fc.assert(
    fc.property(attempts, (attempt) => {
      const waitMs = backoffMs(backoff, attempt)
      expect(waitMs).toBeGreaterThanOrEqual(0)
      expect(waitMs).toBeLessThanOrEqual(Math.min(8_000, 500 * 2 ** (attempt - 1)))
    }),
  )
})

test('the wait is never shorter than the vendor asks for', () => {
  fc.assert(
    fc.property(attempts, fc.nat(1e9), (attempt, retryAfterMs) => {
      expect(backoffMs(backoff, attempt, retryAfterMs)).toBeGreaterThanOrEqual(retryAfterMs)
    }),
  )
})

test('the waits of many callers differ', () => {
  expect(new Set(Array.from({ length: 20 }, () => backoffMs(backoff, 5))).size).toBeGreaterThan(10)
})

test.each([Number.NaN, -1, undefined])('a wish of %s makes no wait', (retryAfterMs) => {
  const waitMs = backoffMs(backoff, 1, retryAfterMs)
  expect(waitMs).toBeGreaterThanOrEqual(0)
  expect(waitMs).toBeLessThanOrEqual(500)
})
