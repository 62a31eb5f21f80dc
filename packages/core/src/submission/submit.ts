import { randomUUID } from 'node:crypto'
import type { InstalledModel } from '../account/installed-model.js'
import type { Permit } from '../account/permits.js'
import { publishTask } from '../diagnostics.js'
import type { MediaplugError } from '../error/error.js'
import type { TaskHandle } from '../handle.js'
import type { Journal } from '../journal/journal.js'
import type { Pacing } from '../task/pacing.js'
import { createPoller, type Poller } from '../task/poller.js'
import { stopCause, stoppedError, taskGoesOn } from '../time/call.js'
import { unlessStopped } from '../time/unless-stopped.js'
import { inFlightOf } from './in-flight.js'
import { recordFailure, recordIntent, recordLater } from './record.js'
import { type Acceptance, type Starting, start } from './start.js'

/** A request that is ready to be submitted. */
export interface SubmitOptions {
  readonly installed: InstalledModel
  /** Checked, its files in the form that the model takes. */
  readonly input: unknown
  readonly journal: Journal
  readonly pacing: Pacing
  readonly signal: AbortSignal
}

/** A submission that the vendor accepted. */
export interface Submitted {
  /** The journal's id of it. */
  readonly id: string
  readonly handle: TaskHandle
  readonly poller: Poller
}

const place = ({ id, provider }: InstalledModel) =>
  ({ provider: provider.id, model: id, phase: 'start' }) as const

const nothingSent = 'Nothing was sent.'

async function takePermit(installed: InstalledModel, signal: AbortSignal): Promise<Permit> {
  const { permits, outstanding } = installed
  if (signal.aborted) throw stoppedError(signal.reason, nothingSent, place(installed))
  const permit = permits.acquire(signal)
  if (permits.contended()) for (const poller of outstanding) poller.reconsider()
  try {
    return await permit
  } catch (reason) {
    throw stoppedError(
      reason,
      'Nothing was sent: the limit on tasks at a time was reached.',
      place(installed),
    )
  }
}

async function follow(
  options: SubmitOptions,
  id: string,
  permit: Permit,
  accepted: Acceptance,
): Promise<Submitted> {
  const { installed, journal, pacing } = options
  const { permits, outstanding } = installed
  const { handle, output } = accepted
  const task = { installed, handle, pacing, wanted: permits.contended }
  if (output !== undefined) {
    permit()
    const final = { state: 'succeeded', output } as const
    return { id, handle, poller: createPoller({ ...task, final, onEnd: () => {} }) }
  }
  const poller = createPoller({
    ...task,
    onEnd() {
      outstanding.delete(poller)
      permit()
    },
  })
  if (installed.provider.limits.concurrentTasks !== undefined) outstanding.add(poller)
  publishTask({ model: handle.model, ref: handle.ref, state: 'accepted', elapsedMs: 0, polls: 0 })
  await recordLater(journal, { type: 'accepted', id, at: new Date().toISOString(), handle })
  poller.reconsider()
  return { id, handle, poller }
}

/** The error of a caller who stops before the task is handed out. */
function stoppedStart(
  reason: unknown,
  installed: InstalledModel,
  starting: Starting,
  handle: TaskHandle | undefined,
): MediaplugError {
  if (handle) return stoppedError(reason, taskGoesOn, { ...place(installed), handle })
  if (starting.mayBeAccepted()) return starting.uncertain(stopCause(reason))
  const final = starting.final()
  if (final) return final
  const refusal = starting.refusal()
  const lastWord = refusal ? ` The last attempt failed: ${refusal.message}` : ''
  return stoppedError(reason, `The vendor accepted nothing.${lastWord}`, place(installed))
}

/**
 * Submits a request: a permit, the journal, the vendor, the journal again.
 *
 * @throws MediaplugError of the phase `start`; `submission-uncertain` when the request was sent and no
 *   answer tells its fate.
 */
export async function submit(options: SubmitOptions): Promise<Submitted> {
  const { installed, input, journal, signal } = options
  const permit = await takePermit(installed, signal)
  const submission = { id: randomUUID(), installed, input, idempotencyKey: randomUUID() }
  const inFlight = inFlightOf(journal).add(submission.id)
  const recorded = recordIntent(journal, submission)
  try {
    await unlessStopped(recorded, signal, () => stoppedError(signal.reason, nothingSent, place(installed)))
  } catch (error) {
    permit()
    void recorded
      .then(
        () => recordFailure(journal, submission.id, error),
        () => {},
      )
      .finally(() => inFlight.delete(submission.id))
    throw error
  }
  const starting = start(submission, signal)
  let handle: TaskHandle | undefined
  const outcome = starting.accepted
    .then(
      (accepted) => {
        if (accepted.output === undefined) handle = accepted.handle
        return follow(options, submission.id, permit, accepted)
      },
      async (error: unknown) => {
        permit()
        await recordFailure(journal, submission.id, error)
        throw error
      },
    )
    .finally(() => inFlight.delete(submission.id))
  return unlessStopped(outcome, signal, () => stoppedStart(signal.reason, installed, starting, handle))
}
