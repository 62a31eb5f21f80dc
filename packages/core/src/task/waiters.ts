import type { Output } from '../asset/deliver.js'
import type { FinalStatus as FinalStatusOf, Status } from '../contract/status.js'

/** How a task ended. */
export type FinalStatus = FinalStatusOf<Output>

/** Called at each answer about a task. */
export type StatusListener = (status: Status<Output>) => void

interface Waiter {
  readonly onStatus: StatusListener | undefined
  resolve(status: FinalStatus): void
  reject(error: unknown): void
}

/** Those who wait for one task. */
export interface Waiters {
  count(): number
  /** Whether one of them follows the progress. */
  followed(): boolean
  /** Adds one, until the task ends, or rejects with `stopped()` at once when the signal is aborted. */
  add(signal: AbortSignal, onStatus: StatusListener | undefined, stopped: () => Error): Promise<FinalStatus>
  tell(status: Status<Output>): void
  settle(status: FinalStatus): void
  fail(error: unknown): void
}

/**
 * Makes an empty set of waiters.
 *
 * @param onLeave - Called when one has stopped waiting by itself.
 * @param listenerFailed - Makes the error of one whose listener threw.
 */
export function createWaiters(onLeave: () => void, listenerFailed: (cause: unknown) => Error): Waiters {
  const waiters = new Set<Waiter>()

  function tell(status: Status<Output>): void {
    for (const waiter of [...waiters]) {
      try {
        waiter.onStatus?.(status)
      } catch (error) {
        waiter.reject(listenerFailed(error))
      }
    }
  }

  return {
    count: () => waiters.size,
    followed: () => [...waiters].some(({ onStatus }) => onStatus !== undefined),
    add: (signal, onStatus, stopped) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(stopped())
        const leave = (): void => {
          waiters.delete(waiter)
          signal.removeEventListener('abort', stop)
        }
        const stop = (): void => {
          waiter.reject(stopped())
          onLeave()
        }
        const waiter: Waiter = {
          onStatus,
          resolve(status) {
            leave()
            resolve(status)
          },
          reject(error) {
            leave()
            reject(error)
          },
        }
        signal.addEventListener('abort', stop, { once: true })
        waiters.add(waiter)
      }),
    tell,
    settle(status) {
      tell(status)
      for (const waiter of [...waiters]) waiter.resolve(status)
    },
    fail(error) {
      for (const waiter of [...waiters]) waiter.reject(error)
    },
  }
}
