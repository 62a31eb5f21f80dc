import type { Limiters, RateLimit } from '@mediaplug/core/remote'
import { type Database, pause } from '../database/database.js'
import { currentSending, type Sending } from './sending.js'

/**
 * Takes the next moments at which a request may go, unless others have those of the next second. A process that dies
 * leaves unused what it has, so that nobody takes more.
 */
const taking = `INSERT INTO mediaplug.rates AS rates (id, next_at)
  VALUES ($1, clock_timestamp() + $2::float8 * $3::float8 * interval '1 ms')
  ON CONFLICT (id) DO UPDATE
  SET next_at = GREATEST(rates.next_at, clock_timestamp()) + $2::float8 * $3::float8 * interval '1 ms'
  WHERE rates.next_at < clock_timestamp() + interval '1 s'
  RETURNING extract(epoch FROM next_at - clock_timestamp())::float8 * 1000 AS "endsInMs"`
const aheadMs = 1_000
const lookEveryMs = 250

/** One who waits for a moment. */
interface Waiting {
  go(afterMs: number): void
  fail(error: unknown): void
}

/** A limit on requests a second that all processes of a database share. */
class SharedRate implements RateLimit {
  readonly #database: Database
  readonly #signal: AbortSignal
  readonly #id: string
  readonly #gapMs: number
  readonly #mostAtOnce: number
  readonly #waiting = new Set<Waiting>()
  #isTaking = false

  constructor(database: Database, signal: AbortSignal, id: string, perSecond: number) {
    this.#database = database
    this.#signal = signal
    this.#id = id
    this.#gapMs = 1_000 / perSecond
    this.#mostAtOnce = Math.max(1, Math.floor(aheadMs / this.#gapMs))
  }

  /** A submission has waited for its turn before its intent was recorded. */
  async pass(signal?: AbortSignal): Promise<void> {
    if (!currentSending.getStore()?.useTurn(this.#id)) await this.turn(signal)
  }

  /** Waits for a turn. @throws The signal's reason. */
  async turn(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    let stop = (): void => {}
    const afterMs = await new Promise<number>((resolve, reject) => {
      const waiting: Waiting = { go: resolve, fail: reject }
      stop = () => {
        this.#waiting.delete(waiting)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', stop, { once: true })
      this.#waiting.add(waiting)
      void this.#take()
    }).finally(() => signal?.removeEventListener('abort', stop))
    if (afterMs > 0) await pause(afterMs, signal)
  }

  async #take(): Promise<void> {
    if (this.#isTaking) return
    this.#isTaking = true
    try {
      while (this.#waiting.size > 0) await this.#takeSome()
    } catch (error) {
      for (const { fail } of this.#waiting) fail(error)
      this.#waiting.clear()
    } finally {
      this.#isTaking = false
    }
  }

  async #takeSome(): Promise<void> {
    const count = Math.min(this.#waiting.size, this.#mostAtOnce)
    const values = [this.#id, count, this.#gapMs]
    const [row] = await this.#database.insist<{ endsInMs: number }>(taking, values, this.#signal)
    if (!row) return pause(lookEveryMs, this.#signal)
    let afterMs = row.endsInMs - count * this.#gapMs
    for (const waiting of [...this.#waiting].slice(0, count)) {
      this.#waiting.delete(waiting)
      waiting.go(afterMs)
      afterMs += this.#gapMs
    }
  }
}

/** The limits of accounts as all workers keep them: tasks at a time by the queue, requests a second by a row. */
export class SharedLimiters implements Limiters {
  readonly #database: Database
  readonly #signal: AbortSignal
  readonly #rates = new Map<string, SharedRate>()

  /** @param signal - Ends all waiting. */
  constructor(database: Database, signal: AbortSignal) {
    this.#database = database
    this.#signal = signal
  }

  tasks(): undefined {}

  readonly requests = (perSecond: number, id: string): RateLimit => {
    const rate = new SharedRate(this.#database, this.#signal, id, perSecond)
    this.#rates.set(id, rate)
    return rate
  }

  /** Waits for the turns of a sending, before it is recorded that its request is about to go. @throws The signal's reason. */
  async take(sending: Sending, signal: AbortSignal): Promise<void> {
    const { model, account } = sending.claim.row
    for (const limit of [model, account]) {
      const rate = this.#rates.get(limit)
      if (!rate) continue
      await rate.turn(signal)
      sending.giveTurn(limit)
    }
  }
}
