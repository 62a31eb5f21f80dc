import type { Output } from '../asset/output.js'
import { type FinalStatus, isFinal, type Status } from '../contract/status.js'
import { Call } from '../time/call.js'

/** Called at each answer about a task. */
export type StatusListener = (status: Status<Output>) => void

/** The task that a waiter waits for. */
export interface WaiterOwner {
  /** The waiter was stopped. */
  leave(waiter: Waiter): void
  /** The waiter's listener threw, or gave a promise that was rejected. */
  listenerFailed(waiter: Waiter, cause: unknown): void
}

/**
 * One who waits for a task: the call that is stopped by its caller or by the time, and what it is given in the end.
 * A class, since there is one for each task that somebody waits for.
 */
export abstract class Waiter extends Call {
  readonly onStatus: StatusListener | undefined
  /** The next one who waits for the same task. */
  next: Waiter | undefined
  owner: WaiterOwner | undefined
  /** Of the promise that is waited for, this alone is kept: a rejection is a promise that it resolves with. */
  #resolve: ((value: never) => void) | undefined

  constructor(
    resolve: (value: never) => void,
    caller: AbortSignal | undefined,
    limitMs: number,
    onStatus: StatusListener | undefined,
  ) {
    super(caller, limitMs)
    this.#resolve = resolve
    this.onStatus = onStatus
  }

  /** Whether the caller has the task, and may ask it again. */
  get hasTask(): boolean {
    return true
  }

  /** What the caller is given of the end: the value, or a promise of it. */
  protected abstract outcome(status: FinalStatus<Output>): unknown

  /** Gives a status to the listener, and the end to the caller when the listener has had it. */
  tell(status: Status<Output>): void {
    try {
      const listening: unknown = this.onStatus?.(status)
      if (listening !== undefined) void this.#heed(listening, status)
      else if (isFinal(status)) this.deliver(status)
    } catch (cause) {
      this.owner?.listenerFailed(this, cause)
    }
  }

  /** Gives the end to the caller, once. */
  deliver(status: FinalStatus<Output>): void {
    this.#finish(() => this.outcome(status))
  }

  /** Ends the waiting without the task's end. */
  fail(error: unknown): void {
    this.#finish(() => Promise.reject(error))
  }

  /** What the listener gave may be a promise, whatever its type says: then it is waited for. */
  async #heed(listening: unknown, status: Status<Output>): Promise<void> {
    try {
      await listening
    } catch (cause) {
      return this.owner?.listenerFailed(this, cause)
    }
    if (isFinal(status)) this.deliver(status)
  }

  #finish(outcome: () => unknown): void {
    const resolve = this.#resolve
    if (resolve === undefined) return
    this.#resolve = undefined
    this.close()
    resolve(outcome() as never)
  }

  protected override afterStop(reason: unknown): void {
    if (this.owner) this.owner.leave(this)
    else super.afterStop(reason)
  }
}
