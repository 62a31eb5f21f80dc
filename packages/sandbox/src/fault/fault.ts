/**
 * Refuses every new connection to the vendor (`ECONNREFUSED`) and ends its idle ones.
 *
 * It begins at once, not with a request, and it concerns the whole vendor: a connection has no operation. Another
 * one takes its place: `forMs: 1` listens again.
 */
export interface RefuseFault {
  readonly kind: 'refuse'
  /** For how many milliseconds; then the same port listens again. */
  readonly forMs: number
}

/** Resets the socket when the request has arrived. Before acceptance: nothing was created. */
export interface ResetBeforeFault {
  readonly kind: 'reset-before'
}

/** Resets the socket instead of answering. After acceptance: the task exists. */
export interface ResetAfterFault {
  readonly kind: 'reset-after'
}

/** Holds the answer back. After acceptance: the task exists when the wait begins. */
export interface DelayFault {
  readonly kind: 'delay'
  /** How many milliseconds the answer waits. */
  readonly ms: number
}

/** Answers an HTTP status with a plain-text body, as a gateway does. Before acceptance. */
export interface StatusFault {
  readonly kind: 'status'
  /** For example 429 or 503. */
  readonly status: number
  /** Sent as `Retry-After`, in seconds. */
  readonly retryAfterSeconds?: number
}

/** Answers an HTTP status as a gateway does that lost the vendor's answer, such as 504. After acceptance. */
export interface StatusAfterFault {
  readonly kind: 'status-after'
  /** For example 502 or 504. */
  readonly status: number
}

/** Answers half of a JSON text with status 200. After acceptance: the task exists. */
export interface MalformedJsonFault {
  readonly kind: 'malformed-json'
}

/** What a vendor names an error by: a number, such as 212200, or a word, such as `InternalError`. */
export type VendorCode = number | string

/**
 * Answers with one of the vendor's own error codes, in the vendor's own form. Before acceptance.
 *
 * @typeParam Code - Whether the vendor's codes are numbers, words or both.
 */
export interface VendorCodeFault<Code extends VendorCode = VendorCode> {
  readonly kind: 'vendor-code'
  /** The code, such as 212200. */
  readonly code: Code
  /** The text beside it. Default: what the vendor says for this code. */
  readonly message?: string
}

/** Sends the first bytes of a file and then nothing more; the socket stays open. */
export interface StallFault {
  readonly kind: 'stall'
  /** How many bytes are sent. Default: half of what was asked for. */
  readonly afterBytes?: number
}

/** Sends the first bytes of a file and then ends the socket short of `Content-Length`. */
export interface TruncateFault {
  readonly kind: 'truncate'
  /** How many bytes are sent. Default: half of what was asked for. */
  readonly afterBytes?: number
}

/** Makes the task that the next `create` accepts end otherwise than well. */
export interface OutcomeFault {
  readonly kind: 'outcome'
  /** How the task ends. */
  readonly outcome: 'failed' | 'cancelled' | 'timeout'
  /** The vendor's words for it. Default: the outcome's name. */
  readonly reason?: string
  /** The error code that polls carry beside the task's state once it has ended so. Default 0. */
  readonly code?: number
}

/** Puts a status into a poll's answer that the vendor does not document. */
export interface UnknownStatusFault {
  readonly kind: 'unknown-status'
  /** The status to send, such as `99` or `'ARCHIVED'`. */
  readonly word: string | number
}

/** A fault of a request, together with the operation that meets it and how often. */
export type OperationFault<Operation extends string, Fault> = Fault & {
  /** The operation whose next requests meet the fault. */
  readonly operation: Operation
  /** How many requests meet it. Default 1. */
  readonly times?: number
}

/** The faults that any endpoint of a vendor's API can have. */
export type EndpointFault<Code extends VendorCode = VendorCode> =
  | ResetBeforeFault
  | ResetAfterFault
  | DelayFault
  | StatusFault
  | StatusAfterFault
  | MalformedJsonFault
  | VendorCodeFault<Code>

/** The faults that a download can have. */
export type DownloadFault = ResetBeforeFault | DelayFault | StatusFault | StallFault | TruncateFault

/** The faults of a vendor whose answer is the result. */
export type SynchronousFault<Code extends VendorCode = VendorCode> =
  | RefuseFault
  | OperationFault<'create', EndpointFault<Code>>
  | OperationFault<'download', DownloadFault>

/** The faults of a vendor that puts the result into a store, where files are kept too. */
export type StorageFault<Code extends VendorCode = VendorCode> =
  | RefuseFault
  | OperationFault<'create' | 'upload' | 'delete', EndpointFault<Code>>
  | OperationFault<'download', DownloadFault | VendorCodeFault<Code>>

/**
 * The faults of a vendor that creates tasks and is polled for them. Those of `account` are met only where an
 * account can be asked what it has left.
 */
export type TaskFault<Code extends VendorCode = VendorCode> =
  | RefuseFault
  | OperationFault<'create', EndpointFault<Code> | OutcomeFault>
  | OperationFault<'poll', EndpointFault<Code> | UnknownStatusFault>
  | OperationFault<'account', EndpointFault<Code>>
  | OperationFault<'download', DownloadFault>

/** Any fault that a request can meet. */
export type AppliedFault = EndpointFault | DownloadFault | OutcomeFault | UnknownStatusFault
