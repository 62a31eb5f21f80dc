import { publishSubmission, submissionsAreHeard } from '../diagnostics/channels.js'
import type { SubmissionEvent } from '../diagnostics/events.js'
import { MediaplugError } from '../error/error.js'
import { stopCause } from '../error/stopped.js'
import type { Submission } from './submission.js'

/** A turn of a submission. */
type Turn = Pick<SubmissionEvent, 'state' | 'ref' | 'waitedMs' | 'message' | 'error'>

/** Tells those who listen of a submission's turn. */
export function tellSubmission(submission: Submission, turn: Turn): void {
  if (!submissionsAreHeard()) return
  const { installed, id, label } = submission
  publishSubmission({ model: installed.id, submission: id, label, ...turn })
}

/** A step without which nothing comes of a submission, unless it is a doubt: those who listen are told of its failure. */
export function orTellFailure<T>(submission: Submission, step: Promise<T>): Promise<T> {
  if (!submissionsAreHeard()) return step
  return step.catch((thrown: unknown) => {
    const { code } = MediaplugError.is(thrown) ? thrown : stopCause(thrown)
    const state = code === 'submission-uncertain' ? 'uncertain' : 'refused'
    tellSubmission(submission, { state, error: code })
    throw thrown
  })
}
