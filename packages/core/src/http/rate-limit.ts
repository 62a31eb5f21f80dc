import { sleep } from '../time/sleep.js'

/** Spaces requests out. */
export interface RateLimit {
  /** Resolves when the next request may go. First come, first served. */
  pass(signal?: AbortSignal): Promise<void>
}

/** A limit on requests a second, spaced evenly; without a number, no limit. */
export function createRateLimit(requestsPerSecond: number | undefined): RateLimit {
  if (requestsPerSecond === undefined) return { pass: async () => {} }
  const gapMs = 1000 / requestsPerSecond
  let nextAt = 0
  return {
    async pass(signal) {
      const now = performance.now()
      const at = Math.max(now, nextAt)
      nextAt = at + gapMs
      if (at > now) await sleep(at - now, signal)
    },
  }
}
