import type { Http } from './http.js'

/** Where something lies at the vendor: what a request names, and a reference can carry. */
export interface VendorPlace {
  /** The key of a further host; absent for that of the base URL. */
  readonly host?: string | undefined
  /** Below the host's base URL, encoded as it was. */
  readonly path: string
  /** The query, where there is one. */
  readonly query?: Readonly<Record<string, string>> | undefined
}

/** What a model is given at each act: a start, a poll, a cancellation, a question about the account. */
export interface Context {
  /** The way to the vendor: requests are authorized, limited and redacted on it. */
  readonly http: Http
  /** Where every request goes, without a slash at its end: for URLs that the provider signs for others. */
  readonly baseUrl: string
  /**
   * Where a URL lies that the vendor gave in an answer, one to ask after a task in its region say: requests and
   * references carry that, and never a URL.
   *
   * @param url - Absolute.
   * @throws MediaplugError `protocol` for what is no URL, and for one below none of the vendor's hosts.
   * @example Ask where the vendor says
   * ```ts
   * async function state(given: string, { http, locate }: Context): Promise<unknown> {
   *   return http.json({ method: 'GET', ...locate(given) })
   * }
   * ```
   */
  readonly locate: (url: string) => VendorPlace
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
  /**
   * The same for every repetition of one submission, for vendors that deduplicate by a key or find a task by it: a UUID
   * of 36 characters.
   */
  readonly idempotencyKey: string
}
