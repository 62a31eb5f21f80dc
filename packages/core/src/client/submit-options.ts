import { checkLabel } from '../submission/label.js'
import { checkWaitOptions, type WaitOptions, waitOptionNames } from '../task/wait-options.js'
import { type CallOptions, callOptionNames, checkCallOptions } from '../time/open-call.js'

/** What an application says of a submission. */
export interface SubmissionOptions {
  /**
   * The application's own name for the submission, such as the number of an order: it stands in the journal, in what
   * `recover()` yields, in events and in errors about the submission. A text on one line, of 1 to 200 characters; a
   * credential in it is taken out. It is not sent to the vendor. Default: none.
   */
  readonly label?: string | undefined
}

/**
 * How a request is submitted.
 *
 * @example Finding an order again
 * ```ts
 * await client.submit('text-to-video', { prompt: 'a red kite' }, { label: 'order-17' })
 * for await (const { label, state } of client.recover()) console.log(label, state)
 * ```
 */
export interface SubmitOptions extends CallOptions, SubmissionOptions {}

/** How a request is submitted, how long its result is waited for, and who follows it. */
export interface GenerateOptions<Output> extends WaitOptions<Output>, SubmissionOptions {}

const ownNames = ['label']
const submitNames = [...callOptionNames, ...ownNames]
const generateNames = [...waitOptionNames, ...ownNames]

/**
 * Checks how a request is to be submitted.
 *
 * @throws MediaplugError `invalid-input` that names the option.
 */
export function checkSubmitOptions(options: SubmitOptions): void {
  checkCallOptions(options, submitNames)
  checkLabel(options.label)
}

/**
 * Checks how a request is to be submitted and waited for.
 *
 * @throws MediaplugError `invalid-input` that names the option.
 */
export function checkGenerateOptions(options: GenerateOptions<never>): void {
  checkWaitOptions(options, generateNames)
  checkLabel(options.label)
}
