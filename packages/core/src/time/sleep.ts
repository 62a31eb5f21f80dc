import { schedule, type Timed, unschedule } from './scheduler.js'

/**
 * Waits, and stops waiting at once when the signal is aborted.
 *
 * @throws The signal's reason.
 */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const entry: Timed = {
      dueAt: 0,
      heapIndex: -1,
      due() {
        signal?.removeEventListener('abort', stop)
        resolve()
      },
    }
    function stop(): void {
      unschedule(entry)
      reject(signal?.reason)
    }
    signal?.addEventListener('abort', stop, { once: true })
    schedule(entry, performance.now() + ms)
  })
}
