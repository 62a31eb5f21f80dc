import { bothPermits } from '../account/both-permits.js'
import { shareExperience } from '../account/experience.js'
import type { InstalledModel } from '../account/installed-provider.js'
import type { Permit } from '../account/permits.js'
import { publishTask, tasksAreHeard } from '../diagnostics.js'
import { MediaplugError } from '../error/error.js'
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
import { type Acceptance, Submission } from './submission.js'
import { takePermit } from './take-permit.js'

/** A request that is ready to be submitted. */
export interface ReadyRequest {
  readonly installed: InstalledModel
  /** Checked, its files in the form that the model takes. */
  readonly input: unknown
  /** Whether the input holds bytes, which are not to be kept for as long as the task runs. */
  readonly hasFiles: boolean
  readonly journal: Journal
  readonly pacing: Pacing
  readonly call: Call
  /** The application's own name for the submission, where it has one. */
  readonly label: string | undefined
}

/** A submission that the vendor accepted. */
export interface Submitted {
  readonly submission: Submission
  readonly awaited: Awaitable
}

const nothingSent = 'Nothing was sent.'

/** Counts what is at the vendor already, and waits for a place beside it. */
async function enter(request: ReadyRequest): Promise<Permit | undefined> {
  const { installed, journal, pacing, call } = request
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
  const ofModel = installed.permits && (await takePermit(installed.permits, request))
  const { permits } = installed.account
  try {
    return bothPermits(ofModel, permits && (await takePermit(permits, request)))
  } catch (error) {
    ofModel?.release()
    throw error
  }
}

/** Makes an accepted task one that can be waited for. */
async function follow(
  { installed, pacing, hasFiles }: ReadyRequest,
  submission: Submission,
  recorder: Recorder,
  permit: Permit | undefined,
  { handle, output }: Acceptance,
): Promise<Submitted> {
  if (hasFiles) submission.dropFiles()
  submission.handle = handle
  if (tasksAreHeard()) {
    const state = output === undefined ? 'accepted' : 'answered'
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
async function send(
  options: ReadyRequest,
  submission: Submission,
  start: Start,
  permit: Permit | undefined,
): Promise<Submitted> {
  const recorder = recorderOf(options.journal)
  let isAtVendor = false
  try {
    const recording = recorder.intent(submission)
    if (recording) await recording
    const acceptance = await start.accepted().catch(async (error: unknown) => {
      await recorder.failed(submission, error)
      throw error
    })
    isAtVendor = true
    return await follow(options, submission, recorder, permit, acceptance)
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
export async function submit(options: ReadyRequest): Promise<Submitted> {
  const { installed, input, journal, call, label } = options
  if (journal.learned) shareExperience(journal, installed.account)
  const isLimited = installed.account.permits !== undefined || installed.permits !== undefined
  const permit = isLimited ? await enter(options) : undefined
  const submission = new Submission(installed, input, label)
  if (permit) permit.submission = submission.id
  const start = new Start(submission, call)
  return call.unlessStopped(send(options, submission, start, permit), (reason) => start.stopped(reason))
}
