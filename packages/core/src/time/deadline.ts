import { Call } from './call.js'

class Deadline extends Call {
  readonly #timedOut: () => Error

  constructor(caller: AbortSignal | undefined, limitMs: number, timedOut: () => Error) {
    super(caller, limitMs)
    this.#timedOut = timedOut
  }

  override get isBackground(): boolean {
    return true
  }

  override timedOut(): Error {
    return this.#timedOut()
  }
}

/**
 * Begins a call that lets the process end meanwhile: a reader who went away without a word keeps it no longer than
 * the connection does.
 *
 * @param limitMs - Infinity for none.
 * @param timedOut - Makes the error when the time has run out.
 */
export const openDeadline = (caller: AbortSignal | undefined, limitMs: number, timedOut: () => Error): Call =>
  new Deadline(caller, limitMs, timedOut)
