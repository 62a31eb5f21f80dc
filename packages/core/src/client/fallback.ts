import { MediaplugError, type Refusal } from '../error/error.js'
import { placeOf } from '../error/place.js'
import { stoppedError } from '../error/stopped.js'
import { closeStreams } from '../input/close-streams.js'
import { hasFiles } from '../input/has-files.js'
import { createReadOnce } from '../input/read-once.js'
import type { Candidates, RoutedRequest } from '../registry/candidates.js'
import { candidatesOf } from '../registry/route.js'
import { Submission } from '../submission/submission.js'
import { type Submitted, submit } from '../submission/submit.js'
import type { Call } from '../time/call.js'
import { type Launcher, withFiles } from './launch.js'
import { allRefused, withRefusals } from './refusals.js'
import type { SubmissionOptions } from './submit-options.js'

/** A submission that a vendor accepted, and who was asked before. */
export interface SubmittedAfterRefusals extends Submitted {
  readonly refusals: readonly Refusal[]
}

/**
 * Submits a request to the first model of a capability whose vendor accepts it. The next one is asked when the journal
 * has the submission before as refused, or when its files are none that the model takes: never after a doubt, a
 * rejection of the content, or the caller's stop.
 *
 * @throws MediaplugError that tells who was asked before, in `refusals`.
 */
export async function launchWithFallback(
  launcher: Launcher,
  capability: string,
  given: unknown,
  call: Call,
  { label }: SubmissionOptions,
): Promise<SubmittedAfterRefusals> {
  const { registry, journal, pacing } = launcher
  const read = createReadOnce()
  const refusals: Refusal[] = []

  /** Gives what the vendor accepted, or its refusal where it provably accepted nothing. */
  async function attempt(request: RoutedRequest, isLast: boolean): Promise<Submitted | Refusal> {
    const { installed } = request
    const files = hasFiles(request.input)
    let submission: Submission | undefined
    try {
      if (call.isStopped) throw stoppedError(call.reason, 'Nothing was sent.', placeOf(installed, 'input'))
      const input = files ? await withFiles(launcher, request, call, read) : request.input
      submission = new Submission(installed, input, label)
      return await submit({ submission, hasFiles: files, journal, pacing, call, mayFallBack: !isLast })
    } catch (error) {
      const isRefused = submission === undefined || submission.isRefused
      if (!isRefused || call.isStopped || !MediaplugError.is(error) || error.code === 'rejected') throw error
      return { model: installed.id, error }
    }
  }

  let candidates: Candidates
  try {
    candidates = candidatesOf(registry, capability, given)
    for (let request = await candidates.first(); ; ) {
      const following = await candidates.next()
      const outcome = await attempt(request, following === undefined)
      if ('submission' in outcome) return { ...outcome, refusals }
      refusals.push(outcome)
      if (following === undefined) break
      request = following
    }
  } catch (error) {
    closeStreams(given)
    throw withRefusals(error, refusals)
  }
  closeStreams(given)
  throw allRefused(capability, refusals, candidates.unfit())
}
