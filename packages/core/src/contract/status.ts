/** A task that waits at the vendor, or that it is working on. */
export type PendingStatus = QueuedStatus | RunningStatus

/** A task that waits at the vendor. */
export interface QueuedStatus extends PendingDetails {
  /** The word for it. */
  readonly state: 'queued'
}

/** A task that the vendor is working on. */
export interface RunningStatus extends PendingDetails {
  /** The word for it. */
  readonly state: 'running'
}

/** What a vendor may tell of a task that has not ended. */
export interface PendingDetails {
  /** How much is done, from 0 to 1, where the vendor tells. */
  readonly progress?: number | undefined
  /** Place in the vendor's queue, where the vendor tells. */
  readonly position?: number | undefined
  /** How long the vendor expects it to take from now, in seconds. */
  readonly remainingSeconds?: number | undefined
  /** How the result looks so far, where the vendor shows it. */
  readonly preview?: Preview | undefined
  /**
   * Lines that the vendor's program wrote. A `poll` gives the whole log so far; whoever follows the task is given the
   * lines that are new, without credentials and control characters.
   */
  readonly log?: readonly string[] | undefined
  /** How long the vendor asks to wait before the next question, in milliseconds. Honoured in full. */
  readonly retryAfterMs?: number | undefined
}

/** How a result looks so far: an image that is not finished, say. */
export interface Preview {
  /** Media type, such as `image/png`. */
  readonly mediaType: string
  /** The whole file. */
  readonly bytes: Uint8Array
}

/** A task that the vendor has finished. */
export interface SucceededStatus<Output> {
  /** The word for it. */
  readonly state: 'succeeded'
  /** The files, and what else the capability yields. */
  readonly output: Output
}

/** A task that ended without a result. */
export type EndedStatus = FailedStatus | CanceledStatus | ExpiredStatus

/** A task that failed at the vendor. */
export interface FailedStatus extends EndDetails {
  /** The word for it. */
  readonly state: 'failed'
  /** A better word for the failure than `failed`, where the vendor tells. */
  readonly code?: 'rejected' | 'quota' | 'vendor' | 'protocol' | undefined
}

/** A task that was canceled at the vendor. */
export interface CanceledStatus extends EndDetails {
  /** The word for it. */
  readonly state: 'canceled'
}

/** A task that the vendor no longer keeps. */
export interface ExpiredStatus extends EndDetails {
  /** The word for it. */
  readonly state: 'expired'
}

/** Why a task ended without a result. */
export interface EndDetails {
  /** Why, in the vendor's words. Core takes credentials and control characters out of them. */
  readonly reason: string
  /** The vendor's own code. */
  readonly vendorCode?: string | number | undefined
  /** The vendor's id of the request, for its support. */
  readonly requestId?: string | undefined
}

/** What is known of a task: pending, succeeded or ended without a result. */
export type Status<Output> = PendingStatus | SucceededStatus<Output> | EndedStatus

/** A task that has ended, with a result or without one. */
export type FinalStatus<Output> = SucceededStatus<Output> | EndedStatus

/** Tells whether the vendor still has work to do. */
export function isPending<Output>(status: Status<Output>): status is PendingStatus {
  return status.state === 'queued' || status.state === 'running'
}

/** Tells whether the vendor has spoken its last word. */
export function isFinal<Output>(status: Status<Output>): status is FinalStatus<Output> {
  return !isPending(status)
}
