import type { Http } from './http.js'

/** What a model is given at each act: a start, a poll, a cancellation, a question about the account. */
export interface Context {
  /** The way to the vendor: requests are authorized, limited and redacted on it. */
  readonly http: Http
  /** Where every request goes, without a slash at its end: for URLs that the provider signs for others. */
  readonly baseUrl: string
  /** The time by the vendor's clock, as far as it is known: sign with it. */
  now(): Date
  /**
   * Aborted when nobody needs this act any more. The transport watches it already, so that only what a model does
   * besides its requests must.
   */
  readonly signal: AbortSignal
}

/** What a model is given when it starts a task. */
export interface StartContext extends Context {
  /** The same for every repetition of one submission, for vendors that deduplicate by a key. */
  readonly idempotencyKey: string
}
