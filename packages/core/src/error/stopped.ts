import { MediaplugError } from './error.js'
import type { ErrorPlace } from './place.js'

/** What it means for a task that its caller stops waiting. */
export const taskGoesOn = 'The task goes on at the vendor: resume it with its handle.'

/** Whether a signal was aborted by a time that ran out, as `AbortSignal.timeout` is, in whichever realm. */
function isTimeout(reason: unknown): boolean {
  if (typeof reason !== 'object' || reason === null || !('name' in reason)) return false
  return reason.name === 'TimeoutError' && Object.prototype.toString.call(reason) === '[object DOMException]'
}

/** What ended the waiting: the time, or the caller. */
export function stopCause(reason: unknown): MediaplugError {
  if (MediaplugError.is(reason) && reason.code === 'timeout') return reason
  return isTimeout(reason)
    ? new MediaplugError('timeout', "the time of the caller's signal ran out.", { cause: reason })
    : new MediaplugError('aborted', 'stopped by the caller.', { cause: reason })
}

/** The error of a caller who stopped waiting, or whose time ran out, with what it means for the task. */
export function stoppedError(reason: unknown, consequence: string, place: ErrorPlace): MediaplugError {
  const { code, message, cause } = stopCause(reason)
  return new MediaplugError(code, `${place.model ?? place.provider}: ${message} ${consequence}`, {
    ...place,
    cause,
  })
}
