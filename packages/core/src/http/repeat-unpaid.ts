import { MediaplugError } from '../error/error.js'
import { sleep } from '../time/sleep.js'
import { type Backoff, backoffMs } from './backoff.js'

const backoff: Backoff = { firstMs: 500, longestMs: 8_000 }
const mostAttempts = 5

/**
 * Does something that charges nothing, and again after a fault that passes: five attempts at most, with growing
 * pauses.
 *
 * @param passes - Whether a fault may be over the next time. Default: what the error says.
 * @throws The last error, or the signal's reason.
 */
export async function untilAnswered<T>(
  act: () => Promise<T>,
  signal: AbortSignal,
  passes = (error: MediaplugError): boolean => error.retryable,
): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await act()
    } catch (error) {
      const again = MediaplugError.is(error) && failures < mostAttempts && passes(error)
      if (!again) throw error
      await sleep(backoffMs(backoff, failures, error.retryAfterMs), signal)
    }
  }
}
