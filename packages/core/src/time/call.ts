import { setMaxListeners } from 'node:events'
import { MediaplugError } from '../error/error.js'
import { schedule, type Timed, unschedule } from './scheduler.js'

/**
 * Something under way that its caller stops, or the time. It makes no AbortController unless somebody asks for a
 * signal.
 */
export class Call implements Timed {
  dueAt = 0
  heapIndex = -1
  /** The caller's signal. */
  readonly caller: AbortSignal | undefined
  /** How long it may last, in ms. */
  readonly limitMs: number
  isStopped = false
  /** Why it was stopped: the caller's reason, or the error of the time. */
  reason: unknown
  /** Told of the stop, at once. There is one at a time, since a call does one thing after the other. */
  onStop: ((reason: unknown) => void) | undefined
  #controller: AbortController | undefined

  /** @param limitMs - Infinity for none. */
  constructor(caller: AbortSignal | undefined, limitMs: number) {
    this.caller = caller
    this.limitMs = limitMs
    if (caller?.aborted) {
      this.isStopped = true
      this.reason = caller.reason
      return
    }
    if (caller) {
      // One signal often stops many calls: without this, Node prints a warning at the eleventh. It knows its own alone.
      if (caller instanceof EventTarget) setMaxListeners(0, caller)
      caller.addEventListener('abort', this, { once: true })
    }
    if (Number.isFinite(limitMs)) schedule(this, Math.ceil(performance.now() + limitMs))
  }

  get isBackground(): boolean {
    return false
  }

  /** For what does not know calls, such as an application's upload. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    if (this.isStopped) this.#controller.abort(this.reason)
    return this.#controller.signal
  }

  /** When its time runs out, on the clock of `performance.now()`; Infinity where it does not. */
  get endsAt(): number {
    return this.heapIndex < 0 ? Number.POSITIVE_INFINITY : this.dueAt
  }

  due(): void {
    this.stop(this.timedOut())
  }

  /** The caller's signal was aborted. A call is its own listener, so that it needs no closure. */
  handleEvent(): void {
    this.stop(this.caller?.reason)
  }

  /** The error of a time that ran out. */
  timedOut(): Error {
    return new MediaplugError('timeout', `no result within ${this.limitMs} ms.`)
  }

  stop(reason: unknown): void {
    if (this.isStopped) return
    this.close()
    this.isStopped = true
    this.reason = reason
    this.#controller?.abort(reason)
    this.afterStop(reason)
  }

  protected afterStop(reason: unknown): void {
    this.onStop?.(reason)
  }

  throwIfStopped(): void {
    if (this.isStopped) throw this.reason
  }

  /** Ends the watch over caller and time. */
  close(): void {
    this.caller?.removeEventListener('abort', this)
    unschedule(this)
  }

  /**
   * Waits for a promise, and stops waiting at once when the call is stopped. What was waited for goes on.
   *
   * @param stopped - Makes the error of being stopped.
   */
  unlessStopped<T>(promise: Promise<T>, stopped: (reason: unknown) => unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.isStopped) reject(stopped(this.reason))
      // What was waited for is let go of with it: a call may last much longer.
      const letGo = (): void => {
        this.onStop = undefined
      }
      this.onStop = (reason) => reject(stopped(reason))
      promise.then(resolve, reject)
      promise.then(letGo, letGo)
    })
  }
}
