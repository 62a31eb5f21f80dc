/** A log-normal distribution of durations. */
export interface DurationEstimate {
  /** Half of the tasks end sooner, in ms. */
  readonly medianMs: number
  /** Standard deviation of the logarithm. */
  readonly spread: number
}

/** What is known of how long a model's tasks take. */
export interface Durations {
  /** The estimate, or `undefined` where there is neither a hint nor enough experience. */
  estimate(): DurationEstimate | undefined
  /** Learns from a task that ended. */
  observe(durationMs: number): void
}

const hintWeight = 2
const memory = 50
const enough = 3
const narrowestSpread = 0.02
const tenthToNinetieth = 2 * 1.2816

const logarithm = (durationMs: number): number => Math.log(Math.max(1, durationMs))

/**
 * Learns durations as a log-normal distribution: the hint counts as two tasks, and the last fifty or so count
 * most, so that a vendor that becomes slower is noticed.
 *
 * @param typicalSeconds - The vendor's word: a tenth of tasks end before the first, nine tenths before the
 *   second.
 */
export function createDurations(typicalSeconds: readonly [number, number] | undefined): Durations {
  let weight = 0
  let mean = 0
  let variance = 0

  if (typicalSeconds !== undefined) {
    const early = logarithm(typicalSeconds[0] * 1000)
    const late = logarithm(typicalSeconds[1] * 1000)
    weight = hintWeight
    mean = (early + late) / 2
    variance = ((late - early) / tenthToNinetieth) ** 2
  }

  return {
    estimate: () =>
      weight < (typicalSeconds === undefined ? enough : hintWeight)
        ? undefined
        : { medianMs: Math.exp(mean), spread: Math.max(narrowestSpread, Math.sqrt(variance)) },
    observe(durationMs) {
      const value = logarithm(durationMs)
      const share = 1 / (weight + 1)
      const difference = value - mean
      mean += share * difference
      variance = (1 - share) * (variance + share * difference ** 2)
      weight = Math.min(memory, weight + 1)
    },
  }
}
