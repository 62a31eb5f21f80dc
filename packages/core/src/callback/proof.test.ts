import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { isRecent, isSameProof } from './proof.js'

test('proofs are the same when all of their bytes are', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => isSameProof(bytes, Uint8Array.from(bytes))))
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => isSameProof(one, other) === (one === other)),
  )
})

test('a text is compared with bytes as UTF-8', () => {
  expect(isSameProof('é', new Uint8Array([0xc3, 0xa9]))).toBe(true)
})

describe('a time', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000, toFake: ['Date'] }))
  afterEach(() => void vi.useRealTimers())

  test.each([
    ['1800000000', true],
    ['1799999700', true],
    ['1800000300', true],
    ['1799999699', false],
    ['1800000301', false],
  ])('%s is recent: %s', (seconds, recent) => {
    expect(isRecent(seconds)).toBe(recent)
  })

  test('may be off by as much as is said', () => {
    expect(isRecent('1799999990', 10)).toBe(true)
    expect(isRecent('1799999989', 10)).toBe(false)
  })

  test.each([
    undefined,
    '',
    ' 1800000000',
    '1.8e9',
    '1800000000.5',
    '0x6b49d200',
    '-1800000000',
    '1800000000000',
  ])('that is written as %j is none', (seconds) => {
    expect(isRecent(seconds)).toBe(false)
  })
})
