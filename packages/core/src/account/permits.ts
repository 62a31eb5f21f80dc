import { createQueue } from '../time/queue.js'

/** The right to one task at the vendor. Returning it twice is harmless. */
export type Permit = () => void

/** The vendor's limit on tasks at a time. */
export interface Permits {
  /** Whether somebody waits for a permit. */
  contended(): boolean
  /** Resolves when a task may start. First come, first served. Rejects with the signal's reason. */
  acquire(signal?: AbortSignal): Promise<Permit>
}

/** Permits for as many tasks at a time; without a number, as many as are asked for. */
export function createPermits(concurrentTasks = Number.POSITIVE_INFINITY): Permits {
  const queue = createQueue()
  let free = concurrentTasks

  function issue(): Permit {
    let returned = false
    return () => {
      if (returned) return
      returned = true
      if (!queue.admit()) free++
    }
  }

  return {
    contended: () => queue.size() > 0,
    async acquire(signal) {
      signal?.throwIfAborted()
      if (free > 0) free--
      else await queue.join(signal)
      return issue()
    },
  }
}
