/** Waits double from the first to the longest, in milliseconds. */
export interface Backoff {
  readonly firstMs: number
  readonly longestMs: number
}

/** A time to wait as a vendor or a provider gives it: what is none, or no number, is zero. */
export function atLeastZero(ms: number | undefined): number {
  return ms !== undefined && ms > 0 ? ms : 0
}

/**
 * How long to wait before an attempt: full jitter, so that many callers spread out, and never less than
 * what the vendor asks for.
 *
 * @param attempt - How many attempts have failed, from 1.
 * @param retryAfterMs - The vendor's wish, honoured in full.
 */
export function backoffMs(backoff: Backoff, attempt: number, retryAfterMs?: number): number {
  const ceiling = Math.min(backoff.longestMs, backoff.firstMs * 2 ** (attempt - 1))
  return atLeastZero(retryAfterMs) + ceiling * Math.random()
}
