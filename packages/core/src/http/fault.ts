import type { Fault, HttpAnswer } from '../contract/http.js'
import type { Provider } from '../contract/provider.js'
import { type ErrorCode, MediaplugError } from '../error/error.js'
import { excerpt } from '../error/excerpt.js'
import { redact } from '../error/redact.js'
import { parseRetryAfter } from './retry-after.js'
import { isGood, statusCode, statusFault } from './status-fault.js'

/** A fault whose code is settled. */
export interface CodedFault extends Fault {
  readonly code: ErrorCode
}

/** The body as an error may quote it, in whole or in part. */
function quotable(provider: Provider, { body }: HttpAnswer): string {
  if (body === undefined) return ''
  return redact(typeof body === 'string' ? body : excerpt(body), provider.secrets())
}

/** What the provider reads in an answer. Where it fails at one that is not good, the status says what it is. */
function reportedFault(provider: Provider, answer: HttpAnswer): Fault | undefined {
  try {
    return provider.fault(answer)
  } catch (error) {
    if (isGood(answer.status)) throw error
    return undefined
  }
}

/**
 * What an answer reports as an error: in the provider's words, else by the HTTP status.
 *
 * A 429 says that the request was not accepted, unless the provider gives it another meaning, such as `quota`.
 */
export function readFault(provider: Provider, answer: HttpAnswer): CodedFault | undefined {
  const reported = reportedFault(provider, answer)
  if (reported === undefined && isGood(answer.status)) return undefined
  const fault = reported ?? statusFault(answer.status, quotable(provider, answer))
  const code = fault.code ?? statusCode(answer.status)
  const limited = answer.status === 429 && code === 'rate-limit'
  return {
    ...fault,
    code,
    retryAfterMs: fault.retryAfterMs ?? parseRetryAfter(answer.headers['retry-after']),
    repeat: fault.repeat ?? (limited ? 'until-accepted' : undefined),
  }
}

/** What says by its meaning that no task has come of a request. */
const refusals: ReadonlySet<ErrorCode> = new Set([
  'invalid-input',
  'unsupported',
  'unknown-model',
  'auth',
  'quota',
  'rate-limit',
  'rejected',
  'failed',
  'expired',
  'canceled',
])

/**
 * Whether a fault is the vendor's refusal: one that may be repeated always is. A redirect and a gateway's 5xx leave
 * open what happened, and so does every code that tells of the way and not of the request.
 */
export function isRefusal(fault: CodedFault, { status }: HttpAnswer): boolean {
  if (fault.repeat !== undefined || refusals.has(fault.code)) return true
  return fault.code === 'vendor' && (status < 300 || (status >= 400 && status < 500))
}

/** A fault as an error. */
export function faultError(fault: CodedFault, { status }: HttpAnswer): MediaplugError {
  const { code, message, vendorCode, requestId, retryAfterMs } = fault
  return new MediaplugError(code, message, {
    vendorCode,
    requestId,
    retryAfterMs,
    httpStatus: status,
    ...(code === 'vendor' && status >= 300 && status < 500 ? { retryable: false } : {}),
  })
}
