import { withCreditsLeft } from '../account/credits.js'
import { deliver } from '../asset/deliver.js'
import type { StartContext } from '../contract/context.js'
import type { Fault } from '../contract/http.js'
import { isRef } from '../contract/parse-handle.js'
import { MediaplugError } from '../error/error.js'
import { placeOf } from '../error/place.js'
import { stopCause, stoppedError, taskGoesOn } from '../error/stopped.js'
import { wrapError } from '../error/wrap-error.js'
import type { TaskHandle } from '../handle.js'
import { Attempt } from '../http/attempt.js'
import type { Call } from '../time/call.js'
import { sleep } from '../time/sleep.js'
import { mostDoubts, resolveDoubt } from './doubt.js'
import { afterAttempts, refusalError, repeatDelayMs } from './repeat-start.js'
import type { Acceptance, Submission } from './submission.js'
import { tellSubmission } from './tell-submission.js'
import { uncertainError } from './uncertain.js'

/** What the model is given. Signal and key are made when they are asked for. */
function contextOf(submission: Submission, attempt: Attempt): StartContext {
  const { http, baseUrl, locate, now } = attempt
  return {
    http,
    baseUrl,
    locate,
    now,
    get signal() {
      return attempt.signal
    },
    get idempotencyKey() {
      return submission.idempotencyKey
    },
  }
}

/** Written out as one literal: all handles share one shape, which each of them would have for itself otherwise. */
const handleOf = (model: string, ref: string): TaskHandle => ({
  v: 1,
  model,
  ref,
  submittedAt: new Date().toISOString(),
})

async function accept(submission: Submission, attempt: Attempt): Promise<Acceptance> {
  const { installed, input } = submission
  const { ref, output } = await installed.model.start(input, contextOf(submission, attempt))
  const handle = isRef(ref) && installed.model.poll ? handleOf(installed.id, ref) : undefined
  if (output === undefined) {
    if (handle) return { handle }
    throw new MediaplugError('protocol', "the task's reference must be 1 to 512 printable ASCII characters.")
  }
  try {
    return { handle, output: await deliver(installed, output, handle) }
  } catch (error) {
    // The task is there and paid for: it can be asked for what its first answer did not give.
    if (handle) return { handle }
    throw error
  }
}

/**
 * The sending of a submission. It is repeated only when the vendor provably did not accept it, or offers to tell a
 * repetition from a second request. A request that is on its way is never broken off.
 */
export class Start {
  readonly #submission: Submission
  readonly #call: Call
  readonly #mayFallBack: boolean
  #attempt: Attempt | undefined
  #faults: (Fault | undefined)[] | undefined
  #doubt: MediaplugError | undefined
  #isDoubtTold = false
  #doubts = 0
  #refusal: MediaplugError | undefined
  /** Whether nothing is sent after the last refusal. */
  #isRefused = false

  /** @param mayFallBack - Whether another model may be asked where the vendor accepts nothing. */
  constructor(submission: Submission, call: Call, mayFallBack: boolean) {
    this.#submission = submission
    this.#call = call
    this.#mayFallBack = mayFallBack
  }

  /** Sends until the vendor accepts. */
  async accepted(): Promise<Acceptance> {
    try {
      for (;;) {
        const acceptance = await this.#attemptOnce()
        if (acceptance) return acceptance
      }
    } catch (error) {
      // A doubt outlasts whatever ended the attempts to resolve it.
      throw this.#doubt ?? error
    }
  }

  /**
   * Stops repetitions, and a request that is not sent yet.
   *
   * @returns The error of the caller who stopped: what came of the submission, as far as it is known.
   */
  stopped(reason: unknown): MediaplugError {
    const { installed, handle } = this.#submission
    const place = placeOf(installed, 'start')
    this.#attempt?.stop(reason)
    if (handle) return stoppedError(reason, taskGoesOn, { ...place, handle })
    if (this.#doubt || this.#attempt?.trace().mayBeAccepted) {
      const doubt = this.#uncertain(stopCause(reason))
      this.#tell(doubt)
      return doubt
    }
    const refusal = this.#refusal
    if (this.#isRefused && refusal) return refusal
    if (!this.#attempt && !refusal) return stoppedError(reason, 'Nothing was sent.', place)
    const lastWord = refusal ? ` The last attempt failed: ${refusal.message}` : ''
    return stoppedError(reason, `The vendor accepted nothing.${lastWord}`, place)
  }

  async #attemptOnce(): Promise<Acceptance | undefined> {
    const { installed } = this.#submission
    this.#call.throwIfStopped()
    const attempt = new Attempt(installed.vendor, 'start', installed.id, this.#submission)
    this.#attempt = attempt
    try {
      return await accept(this.#submission, attempt)
    } catch (thrown) {
      if (attempt.trace().mayBeAccepted) return this.#resolve(thrown)
      await this.#waitToRepeat(thrown)
      return undefined
    }
  }

  #uncertain(cause: unknown): MediaplugError {
    return uncertainError(cause, this.#submission, this.#attempt?.trace().sentAt ?? new Date())
  }

  /** Publishes a doubt, unless its caller was told of it already. */
  #tell({ message }: MediaplugError): void {
    if (this.#isDoubtTold) return
    this.#isDoubtTold = true
    tellSubmission(this.#submission, { state: 'doubt', message })
  }

  /** Gives the task that the vendor has after all, or nothing when the request may be sent again. */
  async #resolve(thrown: unknown): Promise<Acceptance | undefined> {
    const { installed, idempotencyKey } = this.#submission
    this.#doubt ??= this.#uncertain(thrown)
    this.#tell(this.#doubt)
    const sentAt = this.#attempt?.trace().sentAt ?? new Date()
    const verdict = await resolveDoubt(
      { installed, idempotencyKey, sentAt },
      ++this.#doubts,
      this.#call.signal,
    )
    if (typeof verdict === 'object') return verdict
    if (verdict === 'uncertain') throw this.#doubt
    if (verdict === 'repeat') return undefined
    this.#doubt = undefined
    this.#isDoubtTold = false
    this.#attempt = undefined
    const refusal = wrapError(thrown, placeOf(installed, 'start'), installed.provider.secrets())
    this.#refusal = refusal
    if (this.#doubts < mostDoubts) return undefined
    this.#isRefused = true
    throw refusal
  }

  async #waitToRepeat(thrown: unknown): Promise<void> {
    const { installed } = this.#submission
    if (this.#call.isStopped && thrown === this.#call.reason) throw thrown
    const fault = this.#attempt?.trace().fault
    const error = wrapError(thrown, placeOf(installed, 'start'), installed.provider.secrets())
    const refusal = refusalError(error, fault)
    this.#refusal = refusal
    this.#faults ??= []
    this.#faults.push(fault)
    const delayMs = repeatDelayMs(refusal, this.#faults, this.#mayFallBack)
    if (delayMs === undefined) {
      this.#isRefused = true
      const last = afterAttempts(refusal, this.#faults.length)
      throw this.#mayFallBack ? last : await withCreditsLeft(last, installed.account)
    }
    await sleep(delayMs, this.#call.signal)
  }
}
