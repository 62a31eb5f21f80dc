import { show } from '../error/show.js'
import { closeStreams } from '../input/close-streams.js'
import { checkLabel } from '../submission/label.js'
import { checkWaitOptions, type WaitOptions, waitOptionNames } from '../task/wait-options.js'
import { type CallOptions, callOptionNames, checkCallOptions } from '../time/open-call.js'
import { invalidInput } from '../validation/validate.js'

/** What an application says of a submission. */
export interface SubmissionOptions {
  /**
   * The application's own name for the submission, such as the number of an order: it stands in the journal, in what
   * `recover()` yields, in events and in errors about the submission. A text on one line, of 1 to 200 characters; a
   * credential in it is taken out. It is not sent to the vendor. Default: none.
   */
  readonly label?: string | undefined
  /**
   * Of a capability: whether the next model that accepts the request is asked where the vendor of one provably accepted
   * nothing, in the order of the providers. Default: `false`; `true` is an
   * error for a model, which no other can stand in for.
   *
   * It is asked after a refusal, a limit, a credential that is missing, or a vendor that cannot be reached; never after a
   * doubt, after a rejection of the content, or when the caller stopped or the time ran out, which is that of all
   * attempts together. Each attempt is a submission of its own, with a record in the journal. A limit is not waited for
   * as long as there is another model. The result, the task and every error tell in `refusals` who refused, and why.
   */
  readonly fallback?: boolean | undefined
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

/**
 * How a request is submitted, how long its result is waited for, and who follows it.
 *
 * @example Another vendor where the first one has no room
 * ```ts
 * const { refusals = [] } = await client.generate('text-to-video', { prompt: 'a red kite' }, { fallback: true })
 * for (const { model, error } of refusals) console.warn(model, error.code)
 * ```
 */
export interface GenerateOptions<Output> extends WaitOptions<Output>, SubmissionOptions {}

const ownNames = ['label', 'fallback']
const submitNames = [...callOptionNames, ...ownNames]
const generateNames = [...waitOptionNames, ...ownNames]

function checkOwn({ label, fallback }: SubmissionOptions): void {
  checkLabel(label)
  if (fallback === undefined || typeof fallback === 'boolean') return
  const message = `must be true or false, got ${show(fallback)}`
  throw invalidInput('fallback', [{ path: ['fallback'], message, allowed: { type: 'boolean' } }])
}

/**
 * Checks how a request is to be submitted.
 *
 * @param input - What is not sent then: its streams are closed.
 * @throws MediaplugError `invalid-input` that names the option.
 */
export function checkSubmitOptions(options: SubmitOptions, input: unknown): void {
  try {
    checkCallOptions(options, submitNames)
    checkOwn(options)
  } catch (error) {
    closeStreams(input)
    throw error
  }
}

/**
 * Checks how a request is to be submitted and waited for.
 *
 * @param input - What is not sent then: its streams are closed.
 * @throws MediaplugError `invalid-input` that names the option.
 */
export function checkGenerateOptions(options: GenerateOptions<never>, input: unknown): void {
  try {
    checkWaitOptions(options, generateNames)
    checkOwn(options)
  } catch (error) {
    closeStreams(input)
    throw error
  }
}
