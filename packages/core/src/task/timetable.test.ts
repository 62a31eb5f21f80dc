import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDurations } from '../account/durations.js'
import { Timetable } from './timetable.js'

const start = new Date('2026-11-20T12:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'], now: start })
  vi.spyOn(Math, 'random').mockReturnValue(1)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const durations = createDurations(undefined)
const everyMinute = () => 60_000

/** How long from now the next poll is, in ms. */
const waitOf = (timetable: Timetable, pacing = everyMinute): number =>
  timetable.next(pacing, durations, false) - Math.floor(performance.now())

describe('the next poll', () => {
  test('comes when the pacing says, counted from the last answer', () => {
    const timetable = new Timetable(start.getTime())
    expect(waitOf(timetable)).toBe(60_000)
    vi.advanceTimersByTime(60_000)
    timetable.asked()
    vi.advanceTimersByTime(5_000)
    timetable.answered(undefined)
    vi.advanceTimersByTime(1_000)
    expect(waitOf(timetable)).toBe(59_000)
  })

  test('comes at once for a task that was accepted long ago', () => {
    expect(waitOf(new Timetable(start.getTime() - 3_600_000))).toBe(0)
  })

  test('waits for as long as the vendor asks, in full', () => {
    const timetable = new Timetable(start.getTime())
    timetable.answered(90_000)
    expect(waitOf(timetable, () => 10)).toBe(90_000)
  })

  test.each([Number.NaN, -1, undefined, Promise.resolve(5)])(
    'cannot be found by a pacing that gives %o',
    (given) => {
      const timetable = new Timetable(start.getTime())
      expect(() => waitOf(timetable, () => given as never)).toThrow('it must give milliseconds')
    },
  )

  test('may be as far away as one likes', () => {
    const timetable = new Timetable(start.getTime())
    expect(waitOf(timetable, () => Number.POSITIVE_INFINITY)).toBeGreaterThan(86_400_000)
  })
})

describe('after a fault', () => {
  test('the pauses grow, and begin anew after an answer', () => {
    const timetable = new Timetable(start.getTime())
    const pauses = [1, 2, 3].map(() => {
      timetable.faulted(undefined)
      return waitOf(timetable, () => 0)
    })
    expect(pauses).toEqual([1_000, 2_000, 4_000])
    timetable.answered(undefined)
    timetable.faulted(undefined)
    expect(waitOf(timetable, () => 0)).toBe(1_000)
  })
})

describe('a hint', () => {
  test('brings the next poll forward, half a second after the last answer at the soonest', () => {
    const timetable = new Timetable(start.getTime())
    timetable.answered(undefined)
    timetable.hint()
    expect(waitOf(timetable)).toBe(500)
    vi.advanceTimersByTime(700)
    expect(waitOf(timetable)).toBe(0)
  })

  test('counts for one poll, and one that comes during a poll for the next', () => {
    const timetable = new Timetable(start.getTime())
    timetable.hint()
    timetable.asked()
    timetable.answered(undefined)
    expect(waitOf(timetable)).toBe(60_000)
    timetable.asked()
    timetable.hint()
    timetable.answered(undefined)
    expect(waitOf(timetable)).toBe(500)
  })

  test('does not shorten the time that the vendor asks to wait', () => {
    const timetable = new Timetable(start.getTime())
    timetable.answered(30_000)
    timetable.hint()
    expect(waitOf(timetable)).toBe(30_000)
  })
})

describe('what is learned', () => {
  test('is the middle between the last two polls, where they were close to the end', () => {
    const learned = createDurations([60, 60])
    const timetable = new Timetable(start.getTime())
    vi.advanceTimersByTime(10_000)
    timetable.answered(undefined)
    timetable.next(() => 1_000, learned, false)
    vi.advanceTimersByTime(1_000)
    const observe = vi.spyOn(learned, 'observe')
    timetable.ended(learned)
    expect(observe).toHaveBeenCalledWith(10_500)
  })

  test('is nothing from a poll that came much later than it was planned', () => {
    const learned = createDurations([60, 60])
    const observe = vi.spyOn(learned, 'observe')
    const timetable = new Timetable(start.getTime())
    timetable.next(() => 1_000, learned, false)
    vi.advanceTimersByTime(100_000)
    timetable.ended(learned)
    expect(observe).not.toHaveBeenCalled()
  })
})
