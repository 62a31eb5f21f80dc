/** A log-normal distribution of durations. */
export interface DurationEstimate {
  /** Half of the tasks end sooner, in ms. */
  readonly medianMs: number
  /** Standard deviation of the logarithm. */
  readonly spread: number
  /** Whether it is no more than what such tasks usually take: neither the vendor's word nor experience. */
  readonly isGuess?: boolean | undefined
}

/** What is known of how long a model's tasks take. */
export interface Durations {
  /** The estimate, or `undefined` where there is neither a hint nor enough experience. */
  estimate(): DurationEstimate | undefined
  /** Learns from a task that ended. */
  observe(durationMs: number): void
  /** What was learned, if something was since it was asked for last. */
  news(): Experience | undefined
  /** Goes on with what an earlier process learned, unless this one has learned something already. */
  goOn(experience: Experience): void
}

/** What was learned, as another process may go on with it. */
interface Experience {
  /** The median of the durations that were seen, in ms. */
  readonly medianMs: number
  /** Standard deviation of their logarithm. */
  readonly spread: number
  /** For how many tasks it stands. */
  readonly tasks: number
}

const hintWeight = 2
const memory = 50
const enough = 3
const narrowestSpread = 0.02
/** A guess may be half or double of what is true, and stays within half as late again as the best pace. */
const guessSpread = 0.75
const tenthToNinetieth = 2 * 1.2816

const logarithm = (durationMs: number): number => Math.log(Math.max(1, durationMs))

/** Learns durations as a log-normal distribution: the last fifty or so tasks count most. */
class LearnedDurations implements Durations {
  #weight = 0
  #mean = 0
  #variance = 0
  #seen = 0
  #hasNews = false
  readonly #isHinted: boolean
  readonly #isGuessed: boolean

  constructor(typicalSeconds: readonly [number, number] | undefined, guessSeconds: number | undefined) {
    this.#isHinted = typicalSeconds !== undefined
    this.#isGuessed = typicalSeconds === undefined && guessSeconds !== undefined
    if (typicalSeconds) {
      const [early, late] = [logarithm(typicalSeconds[0] * 1000), logarithm(typicalSeconds[1] * 1000)]
      this.#begin((early + late) / 2, (late - early) / tenthToNinetieth)
    } else if (guessSeconds !== undefined) this.#begin(logarithm(guessSeconds * 1000), guessSpread)
  }

  estimate(): DurationEstimate | undefined {
    const isGuess = this.#isGuessed && this.#seen < enough
    if (this.#seen < enough && !this.#isHinted && !isGuess) return undefined
    const spread = Math.max(narrowestSpread, Math.sqrt(this.#variance))
    return { medianMs: Math.exp(this.#mean), spread, ...(isGuess ? { isGuess } : {}) }
  }

  observe(durationMs: number): void {
    const value = logarithm(durationMs)
    const share = 1 / (this.#weight + 1)
    const difference = value - this.#mean
    this.#mean += share * difference
    this.#variance = (1 - share) * (this.#variance + share * difference ** 2)
    this.#weight = Math.min(memory, this.#weight + 1)
    this.#seen = Math.min(memory, this.#seen + 1)
    this.#hasNews = true
  }

  news(): Experience | undefined {
    if (!this.#hasNews) return undefined
    this.#hasNews = false
    return { medianMs: Math.exp(this.#mean), spread: Math.sqrt(this.#variance), tasks: this.#seen }
  }

  goOn({ medianMs, spread, tasks }: Experience): void {
    if (this.#seen > 0) return
    this.#begin(logarithm(medianMs), spread)
    this.#seen = Math.min(memory, tasks)
    this.#weight = this.#seen
  }

  #begin(mean: number, spread: number): void {
    this.#weight = hintWeight
    this.#mean = mean
    this.#variance = spread ** 2
  }
}

/**
 * What is known of a model's durations: first the vendor's word, else a guess, which count as two tasks, and more and
 * more what was seen.
 *
 * @param typicalSeconds - The vendor's word: a tenth of tasks end before the first, nine tenths before the second.
 * @param guessSeconds - The median of such tasks in general, for a model that says nothing.
 */
export const createDurations = (
  typicalSeconds: readonly [number, number] | undefined,
  guessSeconds?: number,
): Durations => new LearnedDurations(typicalSeconds, guessSeconds)
