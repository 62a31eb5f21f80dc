import { MediaplugError } from '../error/error.js'
import { show } from '../error/show.js'
import type { ErrorPlace } from '../error/wrap-error.js'
import { invalidInput } from '../validation/validate.js'
import { manyMayListen } from './many-may-listen.js'
import { schedule, type Timed, unschedule } from './scheduler.js'

/** How long a caller is willing to wait. */
export interface CallOptions {
  /** Stops the waiting at once. The task itself goes on; `cancel()` ends it at the vendor. */
  readonly signal?: AbortSignal | undefined
  /** How long to wait for the result, in ms. Default: the client's `timeoutMs`, one hour unless set. */
  readonly timeoutMs?: number | undefined
}

/** A call under way: its signal is aborted by the caller or by the time. */
export interface Call {
  readonly signal: AbortSignal
  /** Ends the watch over signal and time. */
  close(): void
}

/**
 * Begins a call.
 *
 * @throws MediaplugError `invalid-input` for a time that is not a positive number.
 */
export function openCall(options: CallOptions | null | undefined, usualTimeoutMs: number): Call {
  const { signal, timeoutMs } = options ?? {}
  const limitMs = timeoutMs ?? usualTimeoutMs
  if (typeof limitMs !== 'number' || !(limitMs > 0)) {
    throw invalidInput('timeoutMs', [`must be a positive number, got ${show(limitMs)}`])
  }
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw invalidInput('signal', [`must be an AbortSignal, got ${show(signal)}`])
  }
  if (signal) manyMayListen(signal)
  const controller = new AbortController()
  const stop = (): void => controller.abort(signal?.reason)
  const deadline: Timed = {
    dueAt: 0,
    place: -1,
    due: () => controller.abort(new MediaplugError('timeout', `no result within ${limitMs} ms.`)),
  }
  if (signal?.aborted) stop()
  else {
    signal?.addEventListener('abort', stop, { once: true })
    if (Number.isFinite(limitMs)) schedule(deadline, performance.now() + limitMs)
  }
  return {
    signal: controller.signal,
    close() {
      signal?.removeEventListener('abort', stop)
      unschedule(deadline)
    },
  }
}

/** What it means for a task that its caller stops waiting. */
export const taskGoesOn = 'The task goes on at the vendor: resume it with its handle.'

/** What ended the waiting: the time, or the caller. */
export function stopCause(reason: unknown): MediaplugError {
  if (MediaplugError.is(reason) && reason.code === 'timeout') return reason
  return new MediaplugError('aborted', 'stopped by the caller.', { cause: reason })
}

/** The error of a caller who stopped waiting, or whose time ran out, with what it means for the task. */
export function stoppedError(reason: unknown, consequence: string, details: ErrorPlace): MediaplugError {
  const { code, message, cause } = stopCause(reason)
  return new MediaplugError(code, `${details.model ?? details.provider}: ${message} ${consequence}`, {
    ...details,
    cause,
  })
}
