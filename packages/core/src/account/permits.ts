import type { TaskHandle } from '../handle.js'
import { createQueue } from '../time/queue.js'

/** A task that holds a permit. */
export interface OutstandingTask {
  /** What finds it at the vendor. */
  readonly handle: TaskHandle
  /** Begins to ask after it when its end has come to be needed. */
  reconsider(): void
}

/** The right to one task at the vendor. */
export interface Permit {
  /** The task that holds it, once there is one. */
  task: OutstandingTask | undefined
  /** The journal's id of its submission, where it is known. */
  submission: string | undefined
  /** Whether it was not returned yet. */
  readonly isHeld: boolean
  /** Returns it. Returning it twice is harmless. */
  release(): void
}

/** The vendor's limit on tasks at a time. */
export interface Permits {
  /** How many tasks the vendor takes. */
  readonly limit: number
  /** The permits that are held. */
  readonly held: ReadonlySet<Permit>
  /** Whether somebody waits for a permit. */
  contended(): boolean
  /** Whether a task may start now. */
  isFree(): boolean
  /** Resolves when a task may start. First come, first served. Rejects with the signal's reason. */
  acquire(signal?: AbortSignal): Promise<Permit>
  /** Gives a permit to a task that is at the vendor already, be it over the limit. */
  take(): Permit
}

/** Permits for as many tasks at a time. */
export function createPermits(limit: number): Permits {
  const queue = createQueue()
  const held = new Set<Permit>()
  /** Given to those whose turn has come, and who have not gone on yet. */
  let promised = 0

  const isFree = (): boolean => held.size + promised < limit

  function take(): Permit {
    const permit: Permit = {
      task: undefined,
      submission: undefined,
      get isHeld() {
        return held.has(permit)
      },
      release() {
        if (held.delete(permit) && isFree() && queue.admit()) promised++
      },
    }
    held.add(permit)
    return permit
  }

  return {
    limit,
    held,
    contended: () => queue.size() > 0,
    isFree,
    take,
    async acquire(signal) {
      signal?.throwIfAborted()
      if (!isFree()) {
        await queue.join(signal)
        promised--
      }
      return take()
    },
  }
}
