import { type ErrorCode, MediaplugError } from '@mediaplug/core'

/** What may pass by itself, with nothing accepted. */
const passing: ReadonlySet<ErrorCode> = new Set(['network', 'rate-limit'])

/** Whatever was thrown, as an error. */
export function asError(thrown: unknown): MediaplugError {
  if (MediaplugError.is(thrown)) return thrown
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  return new MediaplugError('vendor', `the worker failed: ${text}`, { retryable: false, cause: thrown })
}

/**
 * Whether a fault is this worker's own, which has no credential or lacks the model: another worker may do better. A
 * credential that the vendor refuses is the account's.
 */
export const isOfWorker = (error: unknown): boolean =>
  MediaplugError.is(error) &&
  (error.code === 'unknown-model' || (error.code === 'auth' && error.httpStatus === undefined))

/**
 * What is done about a submission of which the vendor accepted nothing.
 *
 * @param hasOthers - Whether other models may be asked.
 * @param isPatient - Whether there is time to try again.
 */
export function afterFault(
  error: MediaplugError,
  hasOthers: boolean,
  isPatient: boolean,
): 'again' | 'fall back' | 'elsewhere' | 'refuse' {
  const { code, retryable } = error
  if (code === 'journal') return 'again'
  if (hasOthers && code !== 'rejected') return 'fall back'
  if (isOfWorker(error)) return 'elsewhere'
  return isPatient && retryable && passing.has(code) ? 'again' : 'refuse'
}
