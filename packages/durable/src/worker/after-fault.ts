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
 * What is done about a submission of which the vendor accepted nothing.
 *
 * @param hasOthers - Whether other models may be asked.
 * @param isPatient - Whether there is time to try again.
 */
export function afterFault(
  { code, retryable }: MediaplugError,
  hasOthers: boolean,
  isPatient: boolean,
): 'again' | 'fall back' | 'refuse' {
  if (code === 'journal') return 'again'
  if (hasOthers && code !== 'rejected') return 'fall back'
  return isPatient && retryable && passing.has(code) ? 'again' : 'refuse'
}
