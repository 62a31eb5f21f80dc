import type { Fault } from '../contract/http.js'
import type { MediaplugError } from '../error.js'
import { type Backoff, backoffMs } from '../http/backoff.js'

const unreachable: Backoff = { firstMs: 500, longestMs: 8_000 }
const notAccepted: Backoff = { firstMs: 1_000, longestMs: 30_000 }
const mostUnreachable = 5

/**
 * How long to wait before a start that provably was not accepted is repeated; `undefined`: never.
 *
 * Only call it for an attempt that sent nothing or was refused.
 *
 * @param failures - How many attempts have failed, from 1.
 */
export function repeatDelayMs(
  error: MediaplugError,
  fault: Fault | undefined,
  failures: number,
): number | undefined {
  switch (fault?.repeat) {
    case 'until-accepted':
      return backoffMs(notAccepted, failures, error.retryAfterMs)
    case 'once':
      return failures === 1 ? backoffMs(notAccepted, failures, error.retryAfterMs) : undefined
    default: {
      const unsent = fault === undefined && error.code === 'network'
      return unsent && failures < mostUnreachable ? backoffMs(unreachable, failures) : undefined
    }
  }
}
