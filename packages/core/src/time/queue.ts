/** Those who wait for their turn, first come, first served. */
export interface Queue {
  size(): number
  /** Resolves when its turn has come. Rejects with the signal's reason, and keeps nobody waiting then. */
  join(signal?: AbortSignal): Promise<void>
  /** Gives the first its turn, if there is one. */
  admit(): boolean
}

/** Makes an empty queue. */
export function createQueue(): Queue {
  const waiting = new Set<() => void>()
  return {
    size: () => waiting.size,
    join: (signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const enter = (): void => {
          waiting.delete(enter)
          signal?.removeEventListener('abort', leave)
          resolve()
        }
        const leave = (): void => {
          waiting.delete(enter)
          reject(signal?.reason)
        }
        waiting.add(enter)
        signal?.addEventListener('abort', leave, { once: true })
      }),
    admit() {
      const [first] = waiting
      first?.()
      return first !== undefined
    },
  }
}
