import type { Output } from '../asset/output.js'
import type { FinalStatus } from '../contract/status.js'
import type { Refusal } from '../error/error.js'
import type { Recorder } from '../submission/recorder.js'
import type { Submission } from '../submission/submission.js'
import type { Submitted } from '../submission/submit.js'
import { outcomeOf } from '../task/outcome.js'
import type { WaitOptions } from '../task/wait-options.js'
import { Waiter } from '../task/waiter.js'
import type { SubmittedAfterRefusals } from './fallback.js'
import { tellRefusals, withRefusals } from './refusals.js'
import { settleSoon } from './settle-on-delivery.js'

/** A generation from its beginning to its end: one call that first submits and then waits. */
export class GenerateWaiter extends Waiter {
  readonly #recorder: Recorder
  #submission!: Submission

  constructor(
    resolve: (output: Output) => void,
    { signal, timeoutMs, onStatus }: WaitOptions<Output>,
    usualTimeoutMs: number,
    recorder: Recorder,
  ) {
    super(resolve, signal, timeoutMs ?? usualTimeoutMs, onStatus)
    this.#recorder = recorder
  }

  /** The task is handed to nobody. */
  override get hasTask(): boolean {
    return false
  }

  /** Waits for the task of a submission. */
  follow({ submission, awaited }: Submitted): void {
    this.#submission = submission
    awaited.add(this)
  }

  /** Hands the result over. It is settled whatever the client's `settling` says, since no handle is given. */
  protected override outcome(status: FinalStatus<Output>): Output | Promise<Output> {
    const submission = this.#submission
    settleSoon(this.#recorder, submission, status)
    return outcomeOf(status, submission.installed, submission.handle)
  }
}

/** A generation for which several models may be asked. */
export class FallbackWaiter extends GenerateWaiter {
  #refusals: readonly Refusal[] = []

  override follow(submitted: SubmittedAfterRefusals): void {
    this.#refusals = submitted.refusals
    super.follow(submitted)
  }

  override fail(error: unknown): void {
    super.fail(withRefusals(error, this.#refusals))
  }

  protected override outcome(status: FinalStatus<Output>): Output | Promise<Output> {
    tellRefusals(status, this.#refusals)
    const outcome = super.outcome(status)
    if (!(outcome instanceof Promise)) return outcome
    return outcome.catch((error: unknown) => Promise.reject(withRefusals(error, this.#refusals)))
  }
}
