import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDurations } from '../account/durations.js'
import type { Pacing } from './pacing.js'
import { Timetable } from './timetable.js'

const upMs = 3_000_000
const start = new Date('2026-11-20T12:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'], now: start.getTime() - upMs })
  vi.advanceTimersByTime(upMs)
  vi.spyOn(Math, 'random').mockReturnValue(1)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const durations = createDurations(undefined)
const everyMinute: Pacing = () => 60_000

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

  test('is what a pacing decides that knows what was so at the last answer', () => {
    const pacing = vi.fn(everyMinute)
    const known = createDurations([60, 60])
    const timetable = new Timetable(start.getTime() - 4_000)
    timetable.next(pacing, known, false)
    vi.advanceTimersByTime(2_000)
    timetable.answered(undefined)
    vi.advanceTimersByTime(500)
    timetable.next(pacing, known, true)
    const duration = known.estimate()
    expect(pacing.mock.calls).toEqual([
      [{ elapsedMs: 0, polls: 0, followed: false, duration }],
      [{ elapsedMs: 6_000, polls: 1, followed: true, duration }],
    ])
    expect(timetable.elapsedMs).toBe(6_500)
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

describe('a task that the vendor does not know yet', () => {
  test('is asked after with pauses of its own, which faults do not lengthen', () => {
    const timetable = new Timetable(start.getTime())
    const pauses = [1, 2, 3].map(() => {
      timetable.faulted(undefined)
      timetable.unknown(undefined)
      return waitOf(timetable, () => 0)
    })
    expect(pauses).toEqual([300, 600, 1_200])
  })

  test('is answered: faults in a row are counted anew, with the pauses of the first', () => {
    const timetable = new Timetable(start.getTime())
    for (let times = 0; times < 3; times++) timetable.unknown(undefined)
    expect(timetable.faults).toBe(0)
    timetable.faulted(undefined)
    expect(timetable.faults).toBe(1)
    expect(waitOf(timetable, () => 0)).toBe(1_000)
    timetable.unknown(undefined)
    expect(timetable.faults).toBe(0)
  })
})

describe('a task is new', () => {
  test.each([
    ['for eight seconds', undefined, 8_000],
    ['for as long as its model says', 30, 30_000],
  ])('%s', (_what, seconds, ms) => {
    const timetable = new Timetable(start.getTime(), seconds)
    vi.advanceTimersByTime(ms - 1)
    expect(timetable.isNew).toBe(true)
    vi.advanceTimersByTime(1)
    expect(timetable.isNew).toBe(false)
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
  function openLearning(acceptedAt = start.getTime()) {
    const learned = createDurations([60, 60])
    const observe = vi.spyOn(learned, 'observe')
    const timetable = new Timetable(acceptedAt)
    /** Asks after so many ms from now, as the pacing wants it. */
    function askIn(delayMs: number, lateMs = 0): void {
      timetable.next(() => delayMs, learned, false)
      vi.advanceTimersByTime(delayMs + lateMs)
      timetable.asked()
    }
    return { learned, observe, timetable, askIn }
  }

  test('is the middle between the last two polls, where they were close to the end', () => {
    const { learned, observe, timetable, askIn } = openLearning()
    askIn(10_000)
    timetable.answered(undefined)
    askIn(1_000)
    timetable.ended(learned)
    expect(observe.mock.calls).toEqual([[10_500]])
  })

  test('is the time of the first poll, where it finds the task ended and came little late', () => {
    const { learned, observe, timetable, askIn } = openLearning()
    askIn(10_000, 1_000)
    timetable.ended(learned)
    expect(observe.mock.calls).toEqual([[11_000]])
  })

  test('is the time of a hint, however long ago the last poll was', () => {
    const { learned, observe, timetable, askIn } = openLearning()
    askIn(1_000)
    timetable.answered(undefined)
    timetable.next(() => 60_000, learned, false)
    vi.advanceTimersByTime(20_000)
    timetable.hint()
    timetable.next(() => 60_000, learned, false)
    timetable.asked()
    timetable.ended(learned)
    expect(observe.mock.calls).toEqual([[21_000]])
  })

  test.each([250, 99_000])('is nothing from a poll that came %i ms later than it was planned', (lateMs) => {
    const { learned, observe, timetable, askIn } = openLearning()
    askIn(1_000, lateMs)
    timetable.ended(learned)
    expect(observe).not.toHaveBeenCalled()
  })

  test('is nothing from a task that was taken up long after it was due', () => {
    const { learned, observe, timetable } = openLearning(start.getTime() - 3_600_000)
    timetable.next(() => 1_000, learned, false)
    timetable.asked()
    timetable.ended(learned)
    expect(observe).not.toHaveBeenCalled()
  })
})
