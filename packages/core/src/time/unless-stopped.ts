/**
 * Waits for a promise, and stops waiting at once when the signal is aborted. What was waited for goes on.
 *
 * @param stopped - Makes the error of being stopped. Default: the signal's reason.
 */
export function unlessStopped<T>(
  promise: Promise<T>,
  signal: AbortSignal,
  stopped: () => unknown = () => signal.reason,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(stopped())
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
