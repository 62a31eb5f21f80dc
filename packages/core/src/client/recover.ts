import { stopCause } from '../error/stopped.js'
import type { IntentRecord, Journal } from '../journal/journal.js'
import type { Registry } from '../registry/registry.js'
import { lookUp } from '../submission/doubt.js'
import { recorderOf } from '../submission/recorder-of.js'
import type { Recovered } from './recovered.js'
import { readUnsettled } from './unsettled.js'

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
