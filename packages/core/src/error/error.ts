import type { TaskHandle } from '../handle.js'
import { withoutSecrets } from './redact.js'
import { redactCause } from './redact-cause.js'
import { show } from './show.js'

/**
 * What went wrong, in one word. Branch on this, never on a message.
 *
 * | code | meaning |
 * |---|---|
 * | `invalid-input` | the request, a setting or a handle is not allowed; nothing was sent |
 * | `unsupported` | the model or provider cannot do this |
 * | `unknown-model` | no installed provider has such a model or capability |
 * | `no-route` | models of the capability exist, but none accepts this request |
 * | `auth` | a credential is missing or refused |
 * | `quota` | credits or quota are used up |
 * | `rate-limit` | too many requests or tasks at once |
 * | `rejected` | the vendor refuses the content |
 * | `failed` | the vendor accepted the task and it failed there |
 * | `expired` | the task or its files are no longer kept by the vendor |
 * | `canceled` | the task was canceled at the vendor |
 * | `timeout` | the caller's time ran out; the task goes on and the handle resumes it |
 * | `aborted` | the caller's signal stopped the waiting; the task goes on and the handle resumes it |
 * | `network` | the vendor could not be reached |
 * | `protocol` | the vendor's answer makes no sense |
 * | `submission-uncertain` | a paid request was sent and its fate is not known; it is never repeated by itself |
 * | `download` | a result's file could not be fetched or stored |
 * | `journal` | the journal could not be read or written; before a paid request, nothing was sent |
 * | `vendor` | the vendor reports an error of its own |
 */
export type ErrorCode =
  | 'invalid-input'
  | 'unsupported'
  | 'unknown-model'
  | 'no-route'
  | 'auth'
  | 'quota'
  | 'rate-limit'
  | 'rejected'
  | 'failed'
  | 'expired'
  | 'canceled'
  | 'timeout'
  | 'aborted'
  | 'network'
  | 'protocol'
  | 'submission-uncertain'
  | 'download'
  | 'journal'
  | 'vendor'

/** The part of a request's way in which an error arose. */
export type Phase = 'input' | 'start' | 'poll' | 'cancel' | 'download' | 'account'

/** A paid request that was sent and whose fate is not known. */
export interface UncertainSubmission {
  /** The journal's id of this submission. */
  readonly id: string
  /** The model it was sent to, such as `tomoviee/text-to-video`. */
  readonly model: string
  /** When it was sent, as an ISO 8601 time. */
  readonly sentAt: string
  /** The key that was given to the vendor, where the vendor takes one. */
  readonly idempotencyKey: string
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
  /** What led to it. */
  readonly cause?: unknown
}

const brand = Symbol.for('mediaplug.error')
const retryableCodes: ReadonlySet<ErrorCode> = new Set(['rate-limit', 'network', 'vendor', 'download'])

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
] as const satisfies readonly (keyof ErrorDetails)[]

/** The fields that come from outside as they are. */
const words: ReadonlySet<keyof ErrorDetails> = new Set(['vendorCode', 'requestId'])

/** A vendor's code or id as one line; what is neither text nor number is none. */
function wordOf<T>(value: T): T | string | undefined {
  if (typeof value === 'string') return withoutSecrets(value).replace(/\s+/g, ' ')
  return typeof value === 'number' ? value : undefined
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
 * @example
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

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    // A program without types may pass anything.
    const text = typeof message === 'string' ? withoutSecrets(message) : show(message)
    const cause = details.cause === undefined ? undefined : redactCause(details.cause)
    super(text, cause === undefined ? undefined : { cause })
    Object.defineProperty(this, 'name', { value: 'MediaplugError' })
    Object.defineProperty(this, brand, { value: true })
    this.code = code
    this.retryable = details.retryable ?? retryableCodes.has(code)
    for (const field of shown) {
      const value = words.has(field) ? wordOf(details[field]) : details[field]
      if (value !== undefined) Object.defineProperty(this, field, { value, enumerable: true })
    }
  }

  /**
   * Tells whether a value is a Mediaplug error, whichever copy of core made it.
   *
   * @example
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
