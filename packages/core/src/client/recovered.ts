import type { UncertainSubmission } from '../error/error.js'
import type { TaskHandle } from '../handle.js'

/** What is known of every submission that a journal holds as unsettled. */
export interface RecoveredSubmission {
  /** The submission's id in the journal. */
  readonly id: string
  /** The request, files and long texts shortened; `undefined` where the journal has it no more. */
  readonly input: unknown
  /** The application's own name for the submission, where it was submitted with one. */
  readonly label?: string | undefined
}

/** A task that was accepted and is not settled: `client.resume(handle)` takes it up. */
export interface RecoveredTask extends RecoveredSubmission {
  /** The vendor accepted it, and it is not settled. */
  readonly state: 'accepted'
  /** Resumes the task. */
  readonly handle: TaskHandle
}

/**
 * A request that the vendor answered at once, and whose result nobody has settled: the process ended before it was
 * handed over, or stored. It was most likely charged. The vendor keeps nothing that could be resumed, so look for the
 * result there before you submit again. It is told until it is settled by its id.
 */
export interface RecoveredAnswer extends RecoveredSubmission {
  /** The vendor answered at once, and nobody took the result. */
  readonly state: 'answered'
  /** The model it was sent to. */
  readonly model: string
  /** When the vendor answered, as an ISO 8601 time. */
  readonly answeredAt: string
}

/** A request that was sent, or was about to be, when the process ended or the answer was lost. */
export interface RecoveredUncertainty extends RecoveredSubmission, UncertainSubmission {
  /** Nobody knows whether the vendor accepted it. */
  readonly state: 'uncertain'
  /** What is known of how it ended. */
  readonly reason: string
}

/** A request that the vendor, when asked, said it never accepted. It is told once, and then settled. */
export interface RecoveredRefusal extends RecoveredSubmission {
  /** The vendor said that it never accepted it. */
  readonly state: 'not-accepted'
  /** The model it was sent to. */
  readonly model: string
}

/** A submission that a journal holds as unsettled. */
export type Recovered = RecoveredTask | RecoveredAnswer | RecoveredUncertainty | RecoveredRefusal
