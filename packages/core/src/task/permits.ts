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
  let free = concurrentTasks
  const queue = new Set<() => void>()

  function issue(): Permit {
    let returned = false
    return () => {
      if (returned) return
      returned = true
      const [next] = queue
      if (next === undefined) free++
      else next()
    }
  }

  return {
    contended: () => queue.size > 0,
    acquire: (signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        if (free > 0) {
          free--
          return resolve(issue())
        }
        const admit = (): void => {
          queue.delete(admit)
          signal?.removeEventListener('abort', leave)
          resolve(issue())
        }
        const leave = (): void => {
          queue.delete(admit)
          reject(signal?.reason)
        }
        queue.add(admit)
        signal?.addEventListener('abort', leave, { once: true })
      }),
  }
}
