/**
 * What went wrong, in one word. Branch on this, never on a message.
 *
 * | code | meaning |
 * |---|---|
 * | `invalid-input` | the request, a setting, an option or a handle is not allowed: found before anything was sent, or refused by the vendor; with a handle, a listener or a place to save at, and the task is as it was |
 * | `unsupported` | the model, the provider or this runtime cannot do this |
 * | `unknown-model` | no installed provider has such a model or capability |
 * | `no-route` | models of the capability exist, but none accepts this request |
 * | `auth` | a credential is missing or refused |
 * | `quota` | credits or quota are used up |
 * | `rate-limit` | too many requests or tasks at once |
 * | `rejected` | the vendor refuses the content |
 * | `failed` | the vendor accepted the task and it failed there |
 * | `expired` | the task or its files are no longer kept by the vendor |
 * | `canceled` | the task was canceled at the vendor |
 * | `timeout` | the caller's time ran out, be it that of an `AbortSignal.timeout`; the task goes on and the handle resumes it |
 * | `aborted` | the caller's signal stopped the waiting for another reason; the task goes on and the handle resumes it |
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

const retryable: ReadonlySet<ErrorCode> = new Set(['rate-limit', 'network', 'vendor', 'download'])

/** Whether the same act may succeed later, without paying twice, unless an error says otherwise. */
export function isRetryable(code: ErrorCode): boolean {
  return retryable.has(code)
}
