import { MediaplugError } from '@mediaplug/core'
import { afterTurns } from './turns.js'

/** How long a call may take, in ms in which the process gets its turns: far longer than any check needs. */
export const callLimitMs = 15_000

/** How long something may take that should come at once, in ms in which the process gets its turns. */
export const promptLimitMs = 5_000

/** A call that stops when its signal is aborted. */
export type Call<T> = (signal: AbortSignal) => Promise<T>

/**
 * Makes a call, and stops it when it takes too long.
 *
 * @param limitMs - In ms in which the process gets its turns.
 * @param stop - Stops it; for those who have another reason to.
 */
export async function callWithin<T>(
  call: Call<T>,
  limitMs = callLimitMs,
  stop = new AbortController(),
): Promise<T> {
  const cancel = afterTurns(limitMs, () =>
    stop.abort(new MediaplugError('timeout', `no result within ${limitMs / 1_000} s.`)),
  )
  try {
    return await call(stop.signal)
  } finally {
    cancel()
  }
}
