import type { Limiters, RateLimit } from '@mediaplug/core/remote'
import { type Database, pause } from '../database/database.js'

/** Takes the next moments at which a request may go, for as many as wait here. */
const taking = `INSERT INTO mediaplug.rates AS rates (id, next_at)
  VALUES ($1, clock_timestamp() + $2::float8 * $3::float8 * interval '1 ms')
  ON CONFLICT (id) DO UPDATE
  SET next_at = GREATEST(rates.next_at, clock_timestamp()) + $2::float8 * $3::float8 * interval '1 ms'
  RETURNING extract(epoch FROM next_at - clock_timestamp())::float8 * 1000 AS "endsInMs"`

/** One who waits for a moment. */
interface Waiting {
  readonly signal: AbortSignal | undefined
  go(afterMs: number): void
  fail(error: unknown): void
}

/** A limit on requests a second that all processes of a database share. A process that dies with a moment leaves it unused. */
class SharedRate implements RateLimit {
  readonly #database: Database
  readonly #id: string
  readonly #gapMs: number
  #waiting: Waiting[] = []
  #isTaking = false

  constructor(database: Database, id: string, perSecond: number) {
    this.#database = database
    this.#id = id
    this.#gapMs = 1_000 / perSecond
  }

  async pass(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    const afterMs = await new Promise<number>((resolve, reject) => {
      this.#waiting.push({ signal, go: resolve, fail: reject })
      void this.#take()
    })
    if (afterMs > 0) await pause(afterMs, signal)
  }

  async #take(): Promise<void> {
    if (this.#isTaking) return
    this.#isTaking = true
    try {
      while (this.#waiting.length > 0) await this.#takeFor(this.#waiting.splice(0))
    } finally {
      this.#isTaking = false
    }
  }

  async #takeFor(all: readonly Waiting[]): Promise<void> {
    const some = all.filter(({ signal, fail }) => {
      if (signal?.aborted) fail(signal.reason)
      return !signal?.aborted
    })
    try {
      const [row] = await this.#database.insist<{ endsInMs: number }>(taking, [
        this.#id,
        some.length,
        this.#gapMs,
      ])
      const firstMs = (row?.endsInMs ?? 0) - some.length * this.#gapMs
      for (const [index, { go }] of some.entries()) go(firstMs + index * this.#gapMs)
    } catch (error) {
      for (const { fail } of some) fail(error)
    }
  }
}

/** The limits of accounts as all workers keep them: tasks at a time by the queue, requests a second by a row. */
export const sharedLimiters = (database: Database): Limiters => ({
  tasks: () => undefined,
  requests: (perSecond, id) => new SharedRate(database, id, perSecond),
})
