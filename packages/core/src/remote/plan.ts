import type { SubmitOptions } from '../client/submit-options.js'
import type { CarriedInput } from '../input/carry-files.js'

/** How a request is planned: what the application says of the submission, and for how long its files are read. */
export interface PlanOptions extends SubmitOptions {
  /** For how long its files are read, in ms. */
  readonly timeoutMs: number
}

/** A request that was checked, and that another process is to send. */
export interface Plan extends CarriedInput {
  /** The models that accept it: the one to be asked first, and with `fallback` those that may be asked after it. */
  readonly models: readonly [string, ...string[]]
}
