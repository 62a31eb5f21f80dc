import { createQueue } from '../time/queue.js'
import { schedule, type Timed } from '../time/scheduler.js'

/** Spaces requests out. */
export interface RateLimit {
  /** Resolves when the next request may go. First come, first served. Rejects with the signal's reason. */
  pass(signal?: AbortSignal): Promise<void>
}

/** A limit on requests a second, spaced evenly. */
export function createRateLimit(requestsPerSecond: number): RateLimit {
  const gapMs = 1000 / requestsPerSecond
  const queue = createQueue()
  const turn: Timed = { dueAt: 0, heapIndex: -1, due: admitNext }
  let nextAt = 0

  function take(): void {
    nextAt = performance.now() + gapMs
  }

  function admitNext(): void {
    if (!queue.admit()) return
    take()
    if (queue.size() > 0) schedule(turn, nextAt)
  }

  return {
    async pass(signal) {
      signal?.throwIfAborted()
      if (queue.size() === 0 && performance.now() >= nextAt) return take()
      const passed = queue.join(signal)
      if (turn.heapIndex < 0) schedule(turn, nextAt)
      return passed
    },
  }
}
