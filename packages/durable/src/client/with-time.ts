import { MediaplugError } from '@mediaplug/core'

/**
 * Does something that its caller stops, or the time.
 *
 * @param message - What it means that the time ran out.
 */
export async function withTime<T>(
  caller: AbortSignal | undefined,
  limitMs: number,
  message: string,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const stop = (): void => {
    const { reason: cause } = caller ?? {}
    controller.abort(
      MediaplugError.is(cause) ? cause : new MediaplugError('aborted', 'stopped by the caller.', { cause }),
    )
  }
  const timer = Number.isFinite(limitMs)
    ? setTimeout(() => controller.abort(new MediaplugError('timeout', message)), limitMs)
    : undefined
  caller?.addEventListener('abort', stop, { once: true })
  if (caller?.aborted) stop()
  try {
    return await act(controller.signal)
  } finally {
    clearTimeout(timer)
    caller?.removeEventListener('abort', stop)
  }
}
