import type { Fault } from '../contract/http.js'
import { MediaplugError } from '../error/error.js'
import { asSentence } from '../error/message.js'
import { type Backoff, backoffMs } from '../http/backoff.js'

const unreachable: Backoff = { firstMs: 500, longestMs: 8_000 }
const notAccepted: Backoff = { firstMs: 1_000, longestMs: 30_000 }
const mostUnreachable = 5
/** Where another vendor can be asked, a second failure to reach this one is enough. */
const mostUnreachableOfSeveral = 2

/**
 * A refusal as its caller sees it: what the vendor calls its own error may come after it took money, so the same
 * call is not one that may be repeated without a look.
 */
export function refusalError(error: MediaplugError, fault: Fault | undefined): MediaplugError {
  if (error.code !== 'vendor' || fault?.repeat !== undefined) return error
  const { message, ...details } = error.toJSON()
  return new MediaplugError('vendor', message, { ...details, retryable: false, cause: error.cause })
}

/** The error of a vendor that could not be reached, with the number of attempts where there were several. */
export function afterAttempts(error: MediaplugError, attempts: number): MediaplugError {
  if (error.code !== 'network' || attempts < 2) return error
  const { message, ...details } = error.toJSON()
  const tried = `${asSentence(message)} It was tried ${attempts} times.`
  return new MediaplugError('network', tried, { ...details, cause: error.cause })
}

/**
 * How long to wait before a start that provably was not accepted is repeated; `undefined`: never. A vendor that could
 * not be reached is tried five times, unless the reason is one that stays, such as a name that nobody knows.
 *
 * Only call it for an attempt that sent nothing or was refused.
 *
 * @param faults - What the vendor reported at each attempt so far, the last one last.
 * @param mayFallBack - Whether another model may be asked: then nothing is repeated that takes its
 *   time. Default: no.
 */
export function repeatDelayMs(
  error: MediaplugError,
  faults: readonly (Fault | undefined)[],
  mayFallBack = false,
): number | undefined {
  const fault = faults.at(-1)
  const failures = faults.filter((earlier) => earlier?.repeat === fault?.repeat).length
  const isFirst = failures === 1
  switch (fault?.repeat) {
    case 'until-accepted':
      return mayFallBack ? undefined : backoffMs(notAccepted, failures, error.retryAfterMs)
    case 'once':
      return isFirst && !mayFallBack ? backoffMs(notAccepted, failures, error.retryAfterMs) : undefined
    case 'with-vendor-time':
      return isFirst ? 0 : undefined
    default: {
      const unsent = fault === undefined && error.code === 'network' && error.retryable
      const most = mayFallBack ? mostUnreachableOfSeveral : mostUnreachable
      return unsent && failures < most ? backoffMs(unreachable, failures) : undefined
    }
  }
}
