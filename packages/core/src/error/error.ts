import type { SavedFile } from '../file/saved-file.js'
import type { TaskHandle } from '../handle.js'
import { type ErrorCode, isRetryable } from './error-code.js'
import { type Candidate, dataWithoutSecrets, type Issue } from './issue.js'
import type { Phase } from './phase.js'
import { withoutSecrets, wordWithoutSecrets } from './redact.js'
import { redactCause } from './redact-cause.js'
import { show } from './show.js'
import type { UncertainSubmission } from './uncertain-submission.js'

export type { ErrorCode } from './error-code.js'
export type { Phase } from './phase.js'
export type { UncertainSubmission } from './uncertain-submission.js'

/** A model that was asked, and whose vendor accepted nothing. */
export interface Refusal {
  /** The model's id, `provider/model`. */
  readonly model: string
  /** Why. */
  readonly error: MediaplugError
}

/** What a {@link MediaplugError} says besides its message. */
export interface ErrorDetails {
  /** The provider's id. */
  readonly provider?: string | undefined
  /** The model's id, `provider/model`. */
  readonly model?: string | undefined
  /** Where on the request's way it arose. */
  readonly phase?: Phase | undefined
  /** Whether the same act may succeed later, without paying twice. Default: by the code. */
  readonly retryable?: boolean | undefined
  /** How long the vendor asks to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined
  /** The vendor's own code. */
  readonly vendorCode?: string | number | undefined
  /** The vendor's id of the request, for its support. */
  readonly requestId?: string | undefined
  /** The HTTP status, where there was an answer. */
  readonly httpStatus?: number | undefined
  /** How many credits the account has left, with `quota`, where the vendor tells it. */
  readonly creditsLeft?: number | undefined
  /** The accepted task. */
  readonly handle?: TaskHandle | undefined
  /** The submission whose fate is not known. */
  readonly submission?: UncertainSubmission | undefined
  /** What is wrong with the input, the settings or the options, field by field. */
  readonly issues?: readonly Issue[] | undefined
  /** The models of the capability that do not accept the request. */
  readonly candidates?: readonly Candidate[] | undefined
  /** The models that were asked before, and whose vendors accepted nothing. */
  readonly refusals?: readonly Refusal[] | undefined
  /** The files of a result that were saved, where others could not be. */
  readonly saved?: readonly SavedFile[] | undefined
  /** What led to it. */
  readonly cause?: unknown
}

const brand = Symbol.for('mediaplug.error')
const shown = [
  'provider',
  'model',
  'phase',
  'retryAfterMs',
  'vendorCode',
  'requestId',
  'httpStatus',
  'creditsLeft',
  'handle',
  'submission',
  'issues',
  'candidates',
  'refusals',
  'saved',
] as const satisfies readonly (keyof ErrorDetails)[]

function shownValue(field: (typeof shown)[number], details: ErrorDetails): unknown {
  switch (field) {
    case 'vendorCode':
    case 'requestId':
      return wordWithoutSecrets(details[field])
    case 'issues':
    case 'candidates':
      return dataWithoutSecrets(details[field])
    default:
      return details[field]
  }
}

/**
 * The one error class of Mediaplug.
 *
 * Every failure of a client, a task or a download is one. The message says what happened, to whom and
 * what to do next; the fields let a program decide. Errors after the vendor accepted a task carry its
 * `handle`, so that a paid task is never lost.
 *
 * Credentials that were looked up in this process are taken out of the message, the vendor's words and the cause, and
 * so are escape sequences and control characters. A cause in which there is nothing to take out is the very object
 * that was given.
 *
 * @example Marking the fields of a form
 * ```ts
 * try {
 *   await client.generate('text-to-video', { prompt: '' })
 * } catch (error) {
 *   if (!MediaplugError.is(error) || !error.issues) throw error
 *   for (const { path, message } of error.issues) mark(path, message)
 * }
 * ```
 * @example Keeping a task whose time ran out
 * ```ts
 * try {
 *   await client.generate('text-to-video', { prompt: 'a red kite' }, { timeoutMs: 60_000 })
 * } catch (error) {
 *   if (MediaplugError.is(error) && error.code === 'timeout' && error.handle) await store(error.handle)
 *   else throw error
 * }
 * ```
 */
export class MediaplugError extends Error {
  /** What went wrong, in one word. */
  readonly code: ErrorCode
  /** The provider's id. */
  declare readonly provider: string | undefined
  /** The model's id, `provider/model`. */
  declare readonly model: string | undefined
  /** Where on the request's way it arose. */
  declare readonly phase: Phase | undefined
  /**
   * Whether the same act may succeed later, without paying twice. A `timeout` is not: the task goes on, so
   * resume its `handle`.
   */
  readonly retryable: boolean
  /** How long the vendor asks to wait, in milliseconds. */
  declare readonly retryAfterMs: number | undefined
  /** The vendor's own code. */
  declare readonly vendorCode: string | number | undefined
  /** The vendor's id of the request, for its support. */
  declare readonly requestId: string | undefined
  /** The HTTP status, where there was an answer. */
  declare readonly httpStatus: number | undefined
  /** How many credits the account has left, with `quota`, where the vendor tells it. */
  declare readonly creditsLeft: number | undefined
  /** The accepted task: pass it to `client.resume`. */
  declare readonly handle: TaskHandle | undefined
  /** The submission whose fate is not known, with `submission-uncertain`. */
  declare readonly submission: UncertainSubmission | undefined
  /**
   * What is wrong, field by field, with `invalid-input` that core found in an input, in settings or in options, and with
   * whatever keeps a file of an input from being taken. The message has the same in words.
   */
  declare readonly issues: readonly Issue[] | undefined
  /** With `no-route`, and where all others refused: the models of the capability, and what each of them does not accept. */
  declare readonly candidates: readonly Candidate[] | undefined
  /** With `fallback`: the models that were asked, and why their vendors accepted nothing, in that order. */
  declare readonly refusals: readonly Refusal[] | undefined
  /** The files of a result that were saved, where others could not be: what `result.save` gives. */
  declare readonly saved: readonly SavedFile[] | undefined

  /**
   * Makes an error. Authors of providers throw one where the vendor's answer says what is wrong; core adds the place.
   *
   * @param code - What went wrong, in one word.
   * @param message - What happened, to whom and what to do next, as a sentence.
   * @param details - What else is known. Default: nothing.
   */
  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    // A program without types may pass anything.
    const text = typeof message === 'string' ? withoutSecrets(message) : show(message)
    const cause = details.cause === undefined ? undefined : redactCause(details.cause)
    super(text, cause === undefined ? undefined : { cause })
    Object.defineProperty(this, 'name', { value: 'MediaplugError' })
    Object.defineProperty(this, brand, { value: true })
    this.code = code
    this.retryable = details.retryable ?? isRetryable(code)
    for (const field of shown) {
      const value = shownValue(field, details)
      if (value !== undefined) Object.defineProperty(this, field, { value, enumerable: true })
    }
  }

  /**
   * Tells whether a value is a Mediaplug error, whichever copy of core made it.
   *
   * @param value - What was caught.
   * @example Telling Mediaplug's errors from others
   * ```ts
   * if (MediaplugError.is(error)) console.error(error.code, error.message)
   * ```
   */
  static is(value: unknown): value is MediaplugError {
    return typeof value === 'object' && value !== null && brand in value
  }

  /** The fields that are set, without the cause and the stack: for logs and for other processes. */
  toJSON(): ErrorDetails & { readonly code: ErrorCode; readonly message: string } {
    return { ...this, message: this.message }
  }
}
