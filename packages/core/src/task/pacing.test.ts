import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PacingState, standardPacing } from './pacing.js'

const duration = fc.record({
  medianMs: fc.double({ min: 1, max: 1e9, noNaN: true }),
  spread: fc.double({ min: 0.02, max: 10, noNaN: true }),
})
const state: fc.Arbitrary<PacingState> = fc.record({
  elapsedMs: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e10, noNaN: true })),
  polls: fc.nat(1_000),
  followed: fc.boolean(),
  duration: fc.option(duration, { nil: undefined }),
})
const boundMs = (elapsedMs: number) => Math.min(60_000, Math.max(500, 0.1 * elapsedMs))
const minute: PacingState = {
  elapsedMs: 0,
  polls: 0,
  followed: false,
  duration: { medianMs: 60_000, spread: 0.3 },
}

describe('for every state', () => {
  test('the wait is half a second at least', () => {
    fc.assert(
      fc.property(state, (any) => {
        expect(standardPacing(any)).toBeGreaterThanOrEqual(500)
      }),
    )
  })

  test('from the first poll on, the wait is never longer than a tenth of what has passed, or half a second', () => {
    const polled = state.filter(({ polls }) => polls > 0)
    fc.assert(
      fc.property(polled, (any) => {
        expect(standardPacing(any)).toBeLessThanOrEqual(boundMs(any.elapsedMs))
      }),
    )
  })

  test('without an estimate, and while somebody follows, the bound alone sets the pace', () => {
    const paced = state.filter(({ duration, followed }) => duration === undefined || followed)
    fc.assert(
      fc.property(paced, (any) => {
        expect(standardPacing(any)).toBe(boundMs(any.elapsedMs))
      }),
    )
  })
})

describe('where no more than a guess is known', () => {
  const guessed: PacingState = { ...minute, duration: { medianMs: 90_000, spread: 0.75, isGuess: true } }

  test('one poll tests it early, and the next comes at the early edge', () => {
    const testedMs = standardPacing(guessed)
    expect(testedMs).toBe(7_500)
    const next = testedMs + standardPacing({ ...guessed, elapsedMs: testedMs, polls: 1 })
    expect(next).toBeCloseTo(90_000 * Math.exp(-1.2816 * 0.75))
  })

  test('from the second poll on, the bound holds', () => {
    const guess = duration.map((estimate) => ({ ...estimate, isGuess: true }))
    const polled = fc.record({
      elapsedMs: fc.double({ min: 0, max: 1e10, noNaN: true }),
      polls: fc.integer({ min: 2, max: 1_000 }),
      followed: fc.constant(false),
      duration: guess,
    })
    fc.assert(
      fc.property(polled, (any) => {
        expect(standardPacing(any)).toBeLessThanOrEqual(boundMs(any.elapsedMs))
      }),
    )
  })
})

describe('of tasks that usually take a minute', () => {
  test('from the first poll on, the bound holds before the early edge too', () => {
    expect(standardPacing({ ...minute, polls: 1, elapsedMs: 25_000 })).toBe(2_500)
  })

  test('while somebody follows, polls come at the bound where an end is likely as well', () => {
    expect(standardPacing({ ...minute, polls: 1, elapsedMs: 60_000, followed: true })).toBe(6_000)
  })

  test.each([0, 0.1, 0.5])(
    'one that is taken up after the early edge, by %f of the time, is paced as if it had been asked after',
    (later) => {
      const elapsedMs = 60_000 * Math.exp(-1.2816 * 0.3) * (1 + later)
      const asked = standardPacing({ ...minute, polls: 1, elapsedMs })
      expect(standardPacing({ ...minute, polls: 0, elapsedMs })).toBe(asked)
      expect(asked).toBeGreaterThan(500)
    },
  )

  test('the first poll comes when about a tenth have ended', () => {
    expect(standardPacing(minute)).toBeGreaterThan(35_000)
    expect(standardPacing(minute)).toBeLessThan(50_000)
  })

  test('polls are closer where the end is likely than where it is not yet', () => {
    const at = (elapsedMs: number) => standardPacing({ ...minute, polls: 1, elapsedMs }) / boundMs(elapsedMs)
    expect(at(60_000)).toBeLessThan(at(25_000))
  })

  test('there are few polls until the end', () => {
    let elapsedMs = 0
    let polls = 0
    while (elapsedMs < 60_000 && polls < 100) {
      elapsedMs += standardPacing({ ...minute, elapsedMs, polls })
      polls++
    }
    expect(polls).toBeLessThan(15)
  })
})

describe('where an end is likely', () => {
  const [medianMs, spread] = [600_000, 0.3]
  const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)

  /** How likely a standard normal value is above `z`, by the trapezoidal rule. */
  function tailAbove(z: number): number {
    const step = 1e-4
    let sum = 0
    for (let at = z; at < z + 10; at += step) sum += (density(at) + density(at + step)) / 2
    return sum * step
  }

  test.each([-1, -0.5, 0, 0.3, 1, 1.6])(
    'a poll costs as much as the wait that it saves, %f spreads after the median',
    (z) => {
      const elapsedMs = medianMs * Math.exp(z * spread)
      const hazard = density(z) / (spread * elapsedMs) / tailAbove(z)
      const expectedMs = Math.min(boundMs(elapsedMs), Math.sqrt((2 * 0.003 * medianMs) / hazard))
      const state = { elapsedMs, polls: 3, followed: false, duration: { medianMs, spread } }
      expect(standardPacing(state) / expectedMs).toBeCloseTo(1, 4)
      expect(expectedMs).toBeLessThan(boundMs(elapsedMs))
    },
  )
})
