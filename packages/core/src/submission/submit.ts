import { bothPermits } from '../account/both-permits.js'
import { shareExperience } from '../account/experience.js'
import type { Permit } from '../account/permits.js'
import { publishTask, tasksAreHeard } from '../diagnostics/channels.js'
import { MediaplugError, type Refusal } from '../error/error.js'
import { messageOf } from '../error/message.js'
import { placeOf } from '../error/place.js'
import { stoppedError } from '../error/stopped.js'
import type { Journal } from '../journal/journal.js'
import type { Awaitable } from '../task/awaitable.js'
import { FinishedTask } from '../task/finished-task.js'
import type { Pacing } from '../task/pacing.js'
import { Poller } from '../task/poller.js'
import type { Call } from '../time/call.js'
import { countOutstanding } from './count-outstanding.js'
import type { Recorder } from './recorder.js'
import { recorderOf } from './recorder-of.js'
import { Start } from './start.js'
import type { Acceptance, Submission } from './submission.js'
import { takePermit } from './take-permit.js'
import { orTellFailure, tellSubmission } from './tell-submission.js'

/** A request that is ready to be submitted. */
export interface ReadyRequest {
  readonly submission: Submission
  /** Whether the input holds bytes, which are not to be kept for as long as the task runs. */
  readonly hasFiles: boolean
  readonly journal: Journal
  readonly pacing: Pacing
  readonly call: Call
  /** Whether another model may be asked where the vendor accepts nothing. */
  readonly mayFallBack: boolean
}

/** A submission that the vendor accepted. */
export interface Submitted {
  readonly submission: Submission
  readonly awaited: Awaitable
  /** The models that were asked before, and refused; nothing where no other was to be asked. */
  readonly refusals?: readonly Refusal[] | undefined
}

const nothingSent = 'Nothing was sent.'

/** Counts what is at the vendor already, and waits for a place beside it. */
async function enter({ submission, journal, pacing, call }: ReadyRequest): Promise<Permit | undefined> {
  const { installed } = submission
  const place = placeOf(installed, 'start')
  try {
    await call.unlessStopped(countOutstanding(journal, installed.account, pacing), (reason) =>
      stoppedError(reason, nothingSent, place),
    )
  } catch (cause) {
    if (call.isStopped) throw cause
    const message = `${installed.id}: the journal could not be read, so nothing was sent: ${messageOf(cause)}`
    throw new MediaplugError('journal', message, { ...place, phase: 'input', cause })
  }
  const ofModel = installed.permits && (await takePermit(installed.permits, submission, call))
  const { permits } = installed.account
  try {
    return bothPermits(ofModel, permits && (await takePermit(permits, submission, call)))
  } catch (error) {
    ofModel?.release()
    throw error
  }
}

/** Makes an accepted task one that can be waited for. */
async function follow(
  { submission, pacing, hasFiles }: ReadyRequest,
  recorder: Recorder,
  permit: Permit | undefined,
  { handle, output }: Acceptance,
): Promise<Submitted> {
  const { installed } = submission
  if (hasFiles) submission.dropFiles()
  submission.handle = handle
  const state = output === undefined ? 'accepted' : 'answered'
  tellSubmission(submission, { state, ref: handle?.ref })
  if (tasksAreHeard()) {
    const { label } = submission
    publishTask({ model: installed.id, ref: handle?.ref, label, state, elapsedMs: 0, polls: 0 })
  }
  if (output !== undefined) {
    permit?.release()
    const recording = handle ? recorder.accepted(submission, handle) : recorder.answered(submission)
    if (recording) await recording
    return { submission, awaited: new FinishedTask(installed, handle, output) }
  }
  const poller = new Poller({ installed, handle, pacing, permit, label: submission.label })
  const recording = recorder.accepted(submission, handle)
  if (recording) await recording
  if (permit) poller.reconsider()
  return { submission, awaited: poller }
}

/** The journal, the vendor, the journal again. */
async function send(request: ReadyRequest, start: Start, permit: Permit | undefined): Promise<Submitted> {
  const { submission, journal } = request
  const recorder = recorderOf(journal)
  let isAtVendor = false
  try {
    const recording = recorder.intent(submission)
    if (recording) await recording
    const acceptance = await start.accepted().catch(async (error: unknown) => {
      await recorder.failed(submission, error)
      throw error
    })
    isAtVendor = true
    return await follow(request, recorder, permit, acceptance)
  } finally {
    if (!isAtVendor) permit?.release()
    recorder.landed(submission)
  }
}

/**
 * Submits a request: a permit, the journal, the vendor, the journal again.
 *
 * @throws MediaplugError of the phase `start`; `submission-uncertain` when the request was sent and no
 *   answer tells its fate.
 */
export async function submit(request: ReadyRequest): Promise<Submitted> {
  const { submission, journal, call, mayFallBack } = request
  const { installed } = submission
  if (journal.learned) shareExperience(journal, installed.account)
  tellSubmission(submission, { state: 'began' })
  const isLimited = installed.account.permits !== undefined || installed.permits !== undefined
  const permit = isLimited ? await orTellFailure(submission, enter(request)) : undefined
  submission.begin()
  if (permit) permit.submission = submission.id
  const start = new Start(submission, call, mayFallBack)
  const sending = orTellFailure(submission, send(request, start, permit))
  return call.unlessStopped(sending, (reason) => start.stopped(reason))
}
