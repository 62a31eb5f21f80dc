import { type Backoff, backoffMs } from '../http/backoff.js'
import { sleep } from '../time/sleep.js'
import { hasChanged } from './changed.js'
import type { ReadLimits } from './read-limits.js'

const backoff: Backoff = { firstMs: 300, longestMs: 5_000 }
const mostTimesAnew = 3

/**
 * Reads a file as a whole, and begins anew when it changed meanwhile, three times at the most. The time that it may take
 * is that of all of it.
 *
 * @param read - Reads it from its beginning, and lets go of what came before.
 */
export async function readAnew<T>(limits: ReadLimits, read: (limits: ReadLimits) => Promise<T>): Promise<T> {
  const endsAt = performance.now() + limits.timeoutMs
  for (let times = 0; ; times++) {
    try {
      return await read(times === 0 ? limits : { ...limits, timeoutMs: endsAt - performance.now() })
    } catch (error) {
      const isOver = times === mostTimesAnew || performance.now() >= endsAt
      if (isOver || !hasChanged(error)) throw error
      await sleep(backoffMs(backoff, times + 1), limits.signal)
    }
  }
}
