import { AsyncLocalStorage } from 'node:async_hooks'
import type { Claim } from './claims.js'

/** A turn at a rate limit that was not used for so long is gone. */
const turnLastsMs = 1_000

/** One sending of a submission: its claim and its turns, for what is called on the way to the vendor. */
export class Sending {
  readonly claim: Claim
  /** When it was last known to be nobody else's, by the clock of this process. */
  confirmedAtMs = Number.NEGATIVE_INFINITY
  #isUnderWay = false
  readonly #turns = new Map<string, number>()

  constructor(claim: Claim) {
    this.claim = claim
  }

  /** Whether its request is about to be sent, or was, and there is no answer yet. */
  get isUnderWay(): boolean {
    return this.#isUnderWay
  }

  /** Its intent is recorded. */
  begin(confirmedAtMs: number): void {
    this.#isUnderWay = true
    this.confirmedAtMs = confirmedAtMs
  }

  /** There is an answer, or nothing was sent. */
  end(): void {
    this.#isUnderWay = false
  }

  /** Its turn at a rate limit has come. */
  giveTurn(limit: string): void {
    this.#turns.set(limit, performance.now())
  }

  /** Uses the turn at a rate limit, where there is one. */
  useTurn(limit: string): boolean {
    const sinceMs = this.#turns.get(limit)
    this.#turns.delete(limit)
    return sinceMs !== undefined && performance.now() - sinceMs < turnLastsMs
  }
}

/** The sending within which something is called. */
export const currentSending = new AsyncLocalStorage<Sending>()
