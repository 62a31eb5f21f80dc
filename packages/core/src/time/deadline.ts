import { manyMayListen } from './many-may-listen.js'

const longestTimerMs = 2 ** 31 - 1

/** The end of a reading: its signal is aborted by the caller or by the time. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Ends the watch over the caller and the time. */
  close(): void
}

/**
 * Begins to watch over a reading. A program may end meanwhile: a reader who went away without a word keeps it no
 * longer than the connection does.
 *
 * @param timeoutMs - Beyond 24 days there is no limit.
 * @param timedOut - Makes the error when the time has run out.
 */
export function openDeadline(
  caller: AbortSignal | undefined,
  timeoutMs: number,
  timedOut: () => Error,
): Deadline {
  const controller = new AbortController()
  const stop = (): void => controller.abort(caller?.reason)
  if (caller) manyMayListen(caller)
  caller?.addEventListener('abort', stop, { once: true })
  if (caller?.aborted) stop()
  const timer =
    timeoutMs > longestTimerMs ? undefined : setTimeout(() => controller.abort(timedOut()), timeoutMs).unref()
  return {
    signal: controller.signal,
    close() {
      caller?.removeEventListener('abort', stop)
      clearTimeout(timer)
    },
  }
}
