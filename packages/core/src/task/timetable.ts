import type { Durations } from '../account/durations.js'
import { atLeastZero, type Backoff, backoffMs } from '../http/backoff.js'
import type { Pacing } from './pacing.js'

/** When one task is asked after: what was heard of it decides the next time. Times are of `performance.now()`. */
export interface Timetable {
  /** Since the vendor accepted the task, in ms. */
  elapsedMs(): number
  /** How many polls were answered. */
  polls(): number
  /**
   * When to ask next.
   *
   * @param followed - Whether somebody follows the progress.
   * @throws RangeError when the pacing gives no milliseconds, and what the pacing throws.
   */
  next(followed: boolean): number
  /** There may be news: the next time is soon, unless the vendor asked to wait. */
  hint(): void
  /** A poll begins. */
  asked(): void
  /** The task has not ended, and the vendor may ask to wait. */
  answered(retryAfterMs: number | undefined): void
  /** The poll told nothing. */
  faulted(retryAfterMs: number | undefined): void
  /** The task has ended well: what it took is learned, where the poll came close to its end. */
  ended(): void
}

const faultBackoff: Backoff = { firstMs: 1_000, longestMs: 30_000 }
/** Hints that come thick and fast, forged ones say, lead to no more polls than this. */
const hintedMs = 500
/** A poll later than this share of the task's age says little about when the task ended. */
const tellingShare = 0.2

/** Makes the timetable of a task that the vendor accepted at a time, in ms since the epoch. */
export function createTimetable(acceptedAt: number, pacing: Pacing, durations: Durations): Timetable {
  const startedAt = performance.now() - Math.max(0, Date.now() - acceptedAt)
  let polls = 0
  let faults = 0
  let answeredAt = startedAt
  let plannedAt = startedAt
  let notBefore = 0
  let hinted = false
  let askedOnHint = false

  function pace(followed: boolean): number {
    const elapsedMs = answeredAt - startedAt
    const delayMs = pacing({ elapsedMs, polls, followed, duration: durations.estimate() })
    if (delayMs >= 0) return hinted ? Math.min(hintedMs, delayMs) : delayMs
    throw new RangeError(`it must give milliseconds, got ${delayMs}`)
  }

  return {
    elapsedMs: () => performance.now() - startedAt,
    polls: () => polls,
    next(followed) {
      plannedAt = Math.max(notBefore, answeredAt + pace(followed), hinted ? performance.now() : 0)
      return Math.max(performance.now(), plannedAt)
    },
    hint() {
      hinted = true
    },
    asked() {
      askedOnHint = hinted
      hinted = false
    },
    answered(retryAfterMs) {
      polls++
      faults = 0
      answeredAt = performance.now()
      notBefore = answeredAt + atLeastZero(retryAfterMs)
    },
    faulted(retryAfterMs) {
      faults++
      notBefore = performance.now() + backoffMs(faultBackoff, faults, retryAfterMs)
    },
    ended() {
      const now = performance.now()
      const telling = now - plannedAt < tellingShare * (now - startedAt)
      // It ended between two polls, where there were two; with a hint, just now.
      const endedAt = polls > 0 && !askedOnHint ? (answeredAt + now) / 2 : now
      if (telling) durations.observe(endedAt - startedAt)
      polls++
    },
  }
}
