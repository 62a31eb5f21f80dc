import { schedule, type Timed } from '../time/scheduler.js'

/** Spaces requests out. */
export interface RateLimit {
  /** Resolves when the next request may go. First come, first served. Rejects with the signal's reason. */
  pass(signal?: AbortSignal): Promise<void>
}

/** A limit on requests a second, spaced evenly; without a number, no limit. */
export function createRateLimit(requestsPerSecond: number | undefined): RateLimit {
  if (requestsPerSecond === undefined) return { pass: async () => {} }
  const gapMs = 1000 / requestsPerSecond
  const queue = new Set<() => void>()
  const turn: Timed = { dueAt: 0, place: -1, due: admitNext }
  let nextAt = 0

  function take(): void {
    nextAt = performance.now() + gapMs
  }

  function admitNext(): void {
    const [admit] = queue
    if (admit === undefined) return
    take()
    admit()
    if (queue.size > 0) schedule(turn, nextAt)
  }

  return {
    pass: (signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        if (queue.size === 0 && performance.now() >= nextAt) {
          take()
          return resolve()
        }
        const admit = (): void => {
          queue.delete(admit)
          signal?.removeEventListener('abort', leave)
          resolve()
        }
        const leave = (): void => {
          queue.delete(admit)
          reject(signal?.reason)
        }
        queue.add(admit)
        signal?.addEventListener('abort', leave, { once: true })
        if (turn.place < 0) schedule(turn, nextAt)
      }),
  }
}
