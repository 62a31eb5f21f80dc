import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRetryAfter } from './retry-after.js'

const now = Date.parse('2026-01-01T00:00:00Z')

describe('the header Retry-After', () => {
  test.each([
    { header: '90', ms: 90_000 },
    { header: '0', ms: 0 },
    { header: '1.5', ms: 1_500 },
    { header: 'Thu, 01 Jan 2026 00:00:03 GMT', ms: 3_000 },
    { header: '2026-01-01T00:00:03Z', ms: 3_000 },
    { header: 'Wed, 31 Dec 2025 23:59:00 GMT', ms: 0 },
  ])('$header means $ms ms', ({ header, ms }) => {
    expect(parseRetryAfter(header, now)).toBe(ms)
  })

  test.each([undefined, '', 'soon', '-5', '3s', 'in 5', 'not before 2099', '9'.repeat(400)])(
    '%s means nothing',
    (header) => {
      expect(parseRetryAfter(header, now)).toBeUndefined()
    },
  )

  test('is a time that can be waited for, or nothing, whatever a server sends', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.float().map(String), fc.date().map(String)), (header) => {
        const ms = parseRetryAfter(header, now) ?? 0
        expect(Number.isFinite(ms) && ms >= 0).toBe(true)
      }),
    )
  })
})
