import type { OutstandingTask, Permit } from './permits.js'

/** The permits of a task that needs two: that of its model and that of the account. */
class BothPermits implements Permit {
  readonly #ofModel: Permit
  readonly #ofAccount: Permit

  constructor(ofModel: Permit, ofAccount: Permit) {
    this.#ofModel = ofModel
    this.#ofAccount = ofAccount
  }

  get task(): OutstandingTask | undefined {
    return this.#ofAccount.task
  }

  set task(task: OutstandingTask | undefined) {
    this.#ofModel.task = task
    this.#ofAccount.task = task
  }

  get submission(): string | undefined {
    return this.#ofAccount.submission
  }

  set submission(submission: string | undefined) {
    this.#ofModel.submission = submission
    this.#ofAccount.submission = submission
  }

  get isHeld(): boolean {
    return this.#ofModel.isHeld || this.#ofAccount.isHeld
  }

  release(): void {
    this.#ofModel.release()
    this.#ofAccount.release()
  }
}

/** One permit for the model's and the account's, as far as there are such. */
export function bothPermits(ofModel: Permit | undefined, ofAccount: Permit | undefined): Permit | undefined {
  return ofModel && ofAccount ? new BothPermits(ofModel, ofAccount) : (ofModel ?? ofAccount)
}
