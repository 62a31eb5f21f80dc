import type { Durations } from '../account/durations.js'
import { show } from '../error/show.js'
import { atLeastZero, type Backoff, backoffMs } from '../http/backoff.js'
import type { Pacing } from './pacing.js'

const faultBackoff: Backoff = { firstMs: 1_000, longestMs: 30_000 }
/**
 * A vendor's parts may learn of a task one after the other, so that some do not know it at first. It is less than the ten
 * seconds that a caller in a hurry waits, who learns of a task that stays unknown. A vendor that is slower says so.
 */
const usuallyNewForSeconds = 8
const unknownBackoff: Backoff = { firstMs: 300, longestMs: 2_000 }
/** Hints that come thick and fast, forged ones say, lead to no more polls than this. */
const hintedMs = 500
/** A poll later than this share of the task's age says little about when the task ended. */
const tellingShare = 0.2
/** Twelve days: further away than any task lives, and still a small whole number. */
const farAway = 12 * 24 * 3_600_000

/** The time of `performance.now()` in whole ms: V8 keeps small whole numbers without an object each. */
const wholeNow = (): number => Math.floor(performance.now())

/**
 * When one task is asked after: what was heard of it decides the next time. All times are whole ms of
 * `performance.now()`.
 */
export class Timetable {
  /** How many polls were answered. */
  polls = 0
  readonly #startedAt: number
  readonly #newForMs: number
  #answeredAt: number
  #plannedAt: number
  #notBefore: number
  #faults = 0
  #unknowns = 0
  #isHinted = false
  #wasAskedOnHint = false

  /**
   * @param acceptedAt - When the vendor accepted the task, in ms since the epoch.
   * @param newForSeconds - For how long from then on it may say that it does not know the task.
   */
  constructor(acceptedAt: number, newForSeconds = usuallyNewForSeconds) {
    this.#newForMs = newForSeconds * 1_000
    this.#startedAt = wholeNow() - Math.max(0, Math.min(farAway, Date.now() - acceptedAt))
    this.#answeredAt = this.#startedAt
    this.#plannedAt = this.#startedAt
    this.#notBefore = this.#startedAt
  }

  /** How many polls in a row told nothing. One told something that was answered, were it by not knowing the task. */
  get faults(): number {
    return this.#faults
  }

  /** Since the vendor accepted the task. */
  get elapsedMs(): number {
    return performance.now() - this.#startedAt
  }

  /** Since the last answer to a poll, where there was one. */
  get sinceAnswerMs(): number | undefined {
    return this.#answeredAt === this.#startedAt ? undefined : performance.now() - this.#answeredAt
  }

  /** Whether the vendor accepted the task so lately that it may not know it yet. */
  get isNew(): boolean {
    return this.elapsedMs < this.#newForMs
  }

  /**
   * When to ask next.
   *
   * @param isFollowed - Whether somebody follows the progress.
   * @throws RangeError when the pacing gives no milliseconds, and what the pacing throws.
   */
  next(pacing: Pacing, durations: Durations, isFollowed: boolean): number {
    const now = wholeNow()
    const delayMs = this.#delayMs(pacing, durations, isFollowed)
    const pacedAt = Math.min(this.#answeredAt + delayMs, now + farAway)
    const wantedAt = this.#isHinted ? Math.max(now, pacedAt) : pacedAt
    this.#plannedAt = Math.max(this.#notBefore, Math.ceil(wantedAt))
    return Math.max(now, this.#plannedAt)
  }

  /** There may be news: the next time is soon, unless the vendor asked to wait. */
  hint(): void {
    this.#isHinted = true
  }

  /** A poll begins. */
  asked(): void {
    this.#wasAskedOnHint = this.#isHinted
    this.#isHinted = false
  }

  /** The task has not ended, and the vendor may ask to wait. */
  answered(retryAfterMs: number | undefined): void {
    this.polls++
    this.#faults = 0
    this.#unknowns = 0
    this.#answeredAt = wholeNow()
    this.#notBefore = later(this.#answeredAt, atLeastZero(retryAfterMs))
  }

  /** The poll told nothing. */
  faulted(retryAfterMs: number | undefined): void {
    this.#faults++
    this.#notBefore = later(wholeNow(), backoffMs(faultBackoff, this.#faults, retryAfterMs))
  }

  /** The vendor does not know the task yet: it is asked again soon. */
  unknown(retryAfterMs: number | undefined): void {
    this.#faults = 0
    this.#unknowns++
    this.#isHinted = true
    this.#notBefore = later(wholeNow(), backoffMs(unknownBackoff, this.#unknowns, retryAfterMs))
  }

  /** The task has ended well: what it took is learned, where the poll came close to its end. */
  ended(durations: Durations): void {
    const now = performance.now()
    const isTelling = now - this.#plannedAt < tellingShare * (now - this.#startedAt)
    // It ended between two polls, where there were two; with a hint, just now.
    const endedAt = this.polls > 0 && !this.#wasAskedOnHint ? (this.#answeredAt + now) / 2 : now
    if (isTelling) durations.observe(endedAt - this.#startedAt)
    this.polls++
  }

  #delayMs(pacing: Pacing, durations: Durations, isFollowed: boolean): number {
    const elapsedMs = this.#answeredAt - this.#startedAt
    const duration = durations.estimate()
    const delayMs = pacing({ elapsedMs, polls: this.polls, followed: isFollowed, duration })
    if (!(delayMs >= 0)) throw new RangeError(`it must give milliseconds, got ${show(delayMs)}`)
    return this.#isHinted ? Math.min(hintedMs, delayMs) : delayMs
  }
}

const later = (at: number, ms: number): number => Math.ceil(at + Math.min(farAway, ms))
