import type { Context } from '../contract/context.js'
import type { Attempt } from './attempt.js'

/** Acts by an attempt that a signal stops. */
export async function actUntil<T>(
  signal: AbortSignal,
  attempt: Attempt,
  act: (context: Context) => Promise<T>,
): Promise<T> {
  const stop = (): void => attempt.stop(signal.reason)
  if (signal.aborted) stop()
  else signal.addEventListener('abort', stop, { once: true })
  try {
    return await act(attempt.context)
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
