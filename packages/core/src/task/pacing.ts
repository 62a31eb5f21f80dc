import type { DurationEstimate } from '../account/durations.js'

/** What the poller knows when it decides how long to wait. Times are in ms since the vendor's acceptance. */
export interface PacingState {
  /** How long the task has been going on, in ms. */
  readonly elapsedMs: number
  /** How many polls were answered. */
  readonly polls: number
  /** Whether somebody follows the progress, rather than only waiting for the end. */
  readonly followed: boolean
  /** How long such tasks take: what the vendor says, corrected by what was seen. */
  readonly duration?: DurationEstimate | undefined
}

/**
 * Decides how long to wait for the next poll, in ms since the last answer. A pure function: replace it to pace
 * otherwise, in tests with quick tasks for example.
 *
 * @example A poll each second
 * ```ts
 * const everySecond: Pacing = () => 1_000
 * const impatient = createClient({ providers: [tomoviee()], pacing: everySecond })
 * ```
 */
export type Pacing = (state: PacingState) => number

const shortestMs = 500
const boundShare = 0.1
const longestMs = 60_000
/** The tenth percentile of a standard normal. */
const earlyEdge = -1.2816
const pollCostShare = 0.003

const sqrt2Pi = Math.sqrt(2 * Math.PI)

/** How likely a standard normal value is above `z` (Abramowitz and Stegun 26.2.17, |error| < 7.5e-8). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z))
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp((-z * z) / 2) / sqrt2Pi) * series
  return z >= 0 ? tail : 1 - tail
}

/** How likely a task that still runs ends now, per millisecond. */
function hazard({ medianMs, spread }: DurationEstimate, passedMs: number): number {
  const elapsedMs = Math.max(1, passedMs)
  const z = Math.log(elapsedMs / medianMs) / spread
  const density = Math.exp((-z * z) / 2) / (sqrt2Pi * spread * elapsedMs)
  return density / Math.max(upperTail(z), 1e-6)
}

/** When a tenth of such tasks have ended: no sooner is the first poll worth its cost. */
function earlyMs({ medianMs, spread }: DurationEstimate): number {
  return medianMs * Math.exp(earlyEdge * spread)
}

/** When a guess is tested: a task that is much quicker than others is noticed then. */
const guessTestShare = 1 / 12

/** How many polls may come before the early edge: a guess is tested by one. */
const earlyPolls = ({ isGuess }: DurationEstimate): number => (isGuess ? 1 : 0)

/** When to ask first, and for a guess second. */
function earlyDelayMs(duration: DurationEstimate, elapsedMs: number, polls: number): number | undefined {
  const early = earlyMs(duration)
  if (polls > earlyPolls(duration) || elapsedMs >= early) return undefined
  const testMs = guessTestShare * duration.medianMs
  const at = duration.isGuess && polls === 0 ? testMs : early
  return Math.max(shortestMs, at - elapsedMs)
}

/**
 * The standard pacing: few polls, and a bound on the delay.
 *
 * The first poll comes when a tenth of such tasks have ended. From then on, polls are close where the end is
 * likely, and never further apart than a tenth of the time that has passed (half a second at least, a minute at
 * most): a finished task is noticed at most that much late, whatever its duration. Where no more than a guess is
 * known of the duration, one poll tests it before. Without an estimate, and while somebody follows the progress, the
 * bound alone sets the pace.
 */
export const standardPacing: Pacing = ({ elapsedMs, polls, followed, duration }) => {
  const boundMs = Math.min(longestMs, Math.max(shortestMs, boundShare * elapsedMs))
  if (duration === undefined || followed) return boundMs
  const early = earlyDelayMs(duration, elapsedMs, polls)
  if (early !== undefined) return early
  const pollCostMs = pollCostShare * duration.medianMs
  const likelyMs = Math.sqrt((2 * pollCostMs) / hazard(duration, elapsedMs))
  return Math.min(boundMs, Math.max(shortestMs, likelyMs))
}
