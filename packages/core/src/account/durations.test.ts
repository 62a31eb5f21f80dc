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

  test('of a model that says nothing is a guess until three tasks were seen', () => {
    const durations = createDurations(undefined, 90)
    expect(durations.estimate()).toMatchObject({ spread: 0.75, isGuess: true })
    expect(durations.estimate()?.medianMs).toBeCloseTo(90_000)
    for (const seconds of [20, 21, 22]) durations.observe(seconds * 1_000)
    expect(durations.estimate()).not.toHaveProperty('isGuess')
    expect(durations.estimate()?.medianMs).toBeLessThan(45_000)
  })

  test('takes the vendor’s word rather than a guess', () => {
    expect(createDurations([30, 120], 5).estimate()).not.toHaveProperty('isGuess')
  })
})

describe('news', () => {
  test('are none before a task was seen', () => {
    expect(createDurations([30, 120], 90).news()).toBeUndefined()
  })

  test('let another process go on where this one was', () => {
    const first = createDurations(undefined, 90)
    for (const seconds of [20, 21, 22, 40]) first.observe(seconds * 1_000)
    const second = createDurations(undefined, 90)
    const news = first.news()
    if (news) second.goOn(news)
    expect(second.estimate()?.medianMs).toBeCloseTo(first.estimate()?.medianMs ?? 0)
    second.observe(20_000)
    expect(second.news()?.tasks).toBe(5)
  })

  test('are told once, and what another process learned is none', () => {
    const durations = createDurations(undefined)
    durations.goOn({ medianMs: 90_000, spread: 0.3, tasks: 50 })
    expect(durations.news()).toBeUndefined()
    durations.observe(5_000)
    expect(durations.news()?.tasks).toBe(50)
    expect(durations.news()).toBeUndefined()
  })

  test('of another process count less than one’s own', () => {
    const durations = createDurations(undefined)
    durations.observe(5_000)
    durations.goOn({ medianMs: 90_000, spread: 0.3, tasks: 50 })
    expect(durations.news()?.medianMs).toBeCloseTo(5_000)
  })
})
