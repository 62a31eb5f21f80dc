import type { Fault, HttpAnswer } from '../contract/http.js'
import type { Provider } from '../contract/provider.js'
import { MediaplugError } from '../error.js'
import { redact } from '../redact.js'
import { parseRetryAfter } from './retry-after.js'
import { statusFault } from './status-fault.js'

/** The body as an error may quote it, in whole or in part. */
function quotable(provider: Provider, { body }: HttpAnswer): string {
  return redact(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''), provider.secrets())
}

/**
 * What an answer reports as an error: in the provider's words, else by the HTTP status.
 *
 * A 429 says that the request was not accepted, unless the provider gives it another meaning, such as `quota`.
 */
export function readFault(provider: Provider, answer: HttpAnswer): Fault | undefined {
  const fault = provider.fault(answer) ?? statusFault(answer, () => quotable(provider, answer))
  const limited = answer.status === 429 && fault?.code === 'rate-limit'
  return (
    fault && {
      ...fault,
      retryAfterMs: fault.retryAfterMs ?? parseRetryAfter(answer.headers['retry-after']),
      repeat: fault.repeat ?? (limited ? 'until-accepted' : undefined),
    }
  )
}

/** Whether a fault is the vendor's refusal: one that may be repeated always is. A redirect and a gateway's 5xx leave open what happened. */
export function isRefusal(fault: Fault, { status }: HttpAnswer): boolean {
  if (fault.repeat !== undefined) return true
  if (fault.code === 'network' || fault.code === 'protocol') return false
  return fault.code !== 'vendor' || status < 300 || (status >= 400 && status < 500)
}

/** A fault as an error. */
export function faultError(fault: Fault, { status }: HttpAnswer): MediaplugError {
  const { code, message, vendorCode, requestId, retryAfterMs } = fault
  return new MediaplugError(code, message, {
    vendorCode,
    requestId,
    retryAfterMs,
    httpStatus: status,
    ...(code === 'vendor' && status >= 400 && status < 500 ? { retryable: false } : {}),
  })
}
