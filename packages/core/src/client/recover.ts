import type { UncertainSubmission } from '../error/error.js'
import { stopCause } from '../error/stopped.js'
import type { TaskHandle } from '../handle.js'
import type { IntentRecord, Journal } from '../journal/journal.js'
import type { Registry } from '../registry/registry.js'
import { lookUp } from '../submission/doubt.js'
import { recorderOf } from '../submission/recorder-of.js'
import { readUnsettled } from './unsettled.js'

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
  readonly state: 'answered'
  /** The model it was sent to. */
  readonly model: string
  /** When the vendor answered, as an ISO 8601 time. */
  readonly answeredAt: string
}

/** A request that was sent, or was about to be, when the process ended or the answer was lost. */
export interface RecoveredUncertainty extends RecoveredSubmission, UncertainSubmission {
  readonly state: 'uncertain'
  /** What is known of how it ended. */
  readonly reason: string
}

/** A request that the vendor, when asked, said it never accepted. It is told once, and then settled. */
export interface RecoveredRefusal extends RecoveredSubmission {
  readonly state: 'not-accepted'
  /** The model it was sent to. */
  readonly model: string
}

/** A submission that a journal holds as unsettled. */
export type Recovered = RecoveredTask | RecoveredAnswer | RecoveredUncertainty | RecoveredRefusal

/** What is needed to recover. */
export interface RecoverOptions {
  readonly registry: Registry
  readonly journal: Journal
  readonly signal: AbortSignal
}

const neverAnswered = 'The process ended before an answer was recorded.'

/** Asks the vendor what became of a request, where it can be asked, and tells the journal. */
async function examine(
  { id, model, idempotencyKey, label, input, at: sentAt }: IntentRecord,
  reason: string,
  { registry, journal, signal }: RecoverOptions,
): Promise<Recovered> {
  const installed = registry.all.get(model)
  const doubt = { idempotencyKey, sentAt: new Date(sentAt) }
  const verdict = installed ? await lookUp({ installed, ...doubt }, signal) : 'uncertain'
  const at = new Date().toISOString()
  if (typeof verdict === 'object') {
    await recorderOf(journal).later({ type: 'accepted', id, at, handle: verdict.handle })
    return { state: 'accepted', id, label, handle: verdict.handle, input }
  }
  if (verdict !== 'not-accepted')
    return { state: 'uncertain', id, label, model, sentAt, idempotencyKey, input, reason }
  await recorderOf(journal).later({ type: 'refused', id, at, code: 'network' })
  return { state: verdict, id, label, model, input }
}

/**
 * What a journal holds as unsettled, but for what is being sent now: the accepted tasks first, then the answers that
 * nobody took and the doubts, each oldest first. Nothing is sent again. What the journal could not read hides nothing
 * else: it is thrown last.
 */
export async function* recover(options: RecoverOptions): AsyncGenerator<Recovered, void, void> {
  const { journal, signal } = options
  const throwIfStopped = (): void => {
    if (signal.aborted) throw stopCause(signal.reason)
  }
  const recorder = recorderOf(journal)
  const wereInFlight = new Set(recorder.inFlight())
  const unsettled = [...(await readUnsettled(journal, signal))]
  const unreadable = journal.unreadable?.()
  const inFlight = recorder.inFlight()
  const submissions = unsettled.filter(([id]) => !wereInFlight.has(id) && !inFlight.has(id))
  for (const [id, { intent, accepted }] of submissions) {
    throwIfStopped()
    if (accepted)
      yield { state: 'accepted', id, label: intent?.label, handle: accepted.handle, input: intent?.input }
  }
  for (const [id, { intent, accepted, answered, uncertain }] of submissions) {
    throwIfStopped()
    if (accepted || !intent) continue
    if (answered) {
      const { model, input, label } = intent
      yield { state: 'answered', id, label, model, answeredAt: answered.at, input }
      continue
    }
    const recovered = await examine(intent, uncertain?.message ?? neverAnswered, options)
    throwIfStopped()
    yield recovered
  }
  if (unreadable) throw unreadable
}
