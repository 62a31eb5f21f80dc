import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDurations } from './durations.js'

const seconds = fc.double({ min: 0.5, max: 3_600, noNaN: true })
const hint = fc.option(fc.tuple(seconds, seconds), { nil: undefined })

function learned(typicalSeconds: readonly [number, number] | undefined, durationsMs: readonly number[]) {
  const durations = createDurations(typicalSeconds)
  for (const durationMs of durationsMs) durations.observe(durationMs)
  return durations.estimate()
}

describe('the estimate', () => {
  test('is the vendor’s word at first, a tenth before its early edge and a tenth after its late one', () => {
    const { medianMs = 0, spread = 0 } = learned([30, 120], []) ?? {}
    expect(medianMs).toBeCloseTo(60_000)
    expect(medianMs * Math.exp(-1.2816 * spread)).toBeCloseTo(30_000)
    expect(medianMs * Math.exp(1.2816 * spread)).toBeCloseTo(120_000)
  })

  test.each([
    { tasks: 0, known: false },
    { tasks: 2, known: false },
    { tasks: 3, known: true },
  ])('without a hint and after $tasks tasks is there: $known', ({ tasks, known }) => {
    expect(learned(undefined, Array(tasks).fill(1_000)) !== undefined).toBe(known)
  })

  test('converges to what is seen, whatever the hint', () => {
    fc.assert(
      fc.property(hint, seconds, (typicalSeconds, trueSeconds) => {
        const trueMs = trueSeconds * 1_000
        const { medianMs = 0, spread = 1 } = learned(typicalSeconds, Array(1_000).fill(trueMs)) ?? {}
        expect(medianMs / trueMs).toBeCloseTo(1, 3)
        expect(spread).toBeLessThan(0.05)
      }),
      { numRuns: 50 },
    )
  })

  test('learns how much durations differ', () => {
    const alternating = Array.from({ length: 500 }, (_, index) => (index % 2 ? 10_000 : 40_000))
    const { medianMs = 0, spread = 0 } = learned(undefined, alternating) ?? {}
    expect(medianMs).toBeGreaterThan(18_000)
    expect(medianMs).toBeLessThan(22_000)
    expect(spread).toBeCloseTo(Math.log(2), 1)
  })

  test('notices that a vendor has become slower', () => {
    const slower = [...Array(1_000).fill(10_000), ...Array(150).fill(30_000)]
    expect(learned([5, 15], slower)?.medianMs).toBeGreaterThan(25_000)
  })

  test('is a number that can be paced by, whatever was declared and seen', () => {
    const declared = fc.option(
      fc.tuple(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 1e6, noNaN: true })),
      {
        nil: undefined,
      },
    )
    const seen = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), { maxLength: 20 })
    fc.assert(
      fc.property(declared, seen, (typicalSeconds, durationsMs) => {
        const { medianMs, spread } = learned(typicalSeconds, durationsMs) ?? { medianMs: 1, spread: 1 }
        expect(Number.isFinite(medianMs) && medianMs > 0).toBe(true)
        expect(Number.isFinite(spread) && spread > 0).toBe(true)
      }),
    )
  })
})
