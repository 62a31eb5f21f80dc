import { MediaplugError } from '../error/error.js'
import type { Journal, JournalRecord, SettledRecord } from '../journal/journal.js'
import type { Submission } from './start.js'
import { summarize } from './summarize.js'

const now = (): string => new Date().toISOString()

/**
 * Records that a request is about to be sent.
 *
 * @throws MediaplugError `invalid-input` when the journal cannot be written: then nothing is sent.
 */
export async function recordIntent(
  journal: Journal,
  { id, installed, input, idempotencyKey }: Submission,
): Promise<void> {
  const summary = summarize(input, installed.provider.secrets())
  try {
    await journal.append({
      type: 'intent',
      id,
      model: installed.id,
      at: now(),
      idempotencyKey,
      input: summary,
    })
  } catch (cause) {
    const reason = cause instanceof Error ? `: ${cause.message}` : '.'
    const message = `${installed.id}: the journal could not be written, so nothing was sent${reason}`
    throw new MediaplugError('invalid-input', message, {
      provider: installed.provider.id,
      model: installed.id,
      phase: 'input',
      cause,
    })
  }
}

/** Records what came after the intent. The task is at the vendor by now: a journal that fails must not lose it. */
export async function recordLater(journal: Journal, entry: JournalRecord): Promise<void> {
  try {
    await journal.append(entry)
  } catch {
    // The next intent that cannot be recorded is an error before anything is sent.
  }
}

/**
 * Makes what is called at each delivery of a task's end, and records the first: a moment later, when whoever
 * waited has had it. A process that is killed before that finds the task in its journal.
 *
 * @param task - The submission's id, or the handle where another process submitted it.
 */
export function settleOnDelivery(
  journal: Journal,
  task: SettledRecord['task'],
): (status: Pick<SettledRecord, 'state'>) => void {
  let delivered = false
  return ({ state }) => {
    if (delivered) return
    delivered = true
    setImmediate(() => void recordLater(journal, { type: 'settled', task, at: now(), state }))
  }
}

/** Records a submission that was not accepted, or whose fate is not known. */
export async function recordFailure(journal: Journal, id: string, error: unknown): Promise<void> {
  const uncertain = MediaplugError.is(error) && error.code === 'submission-uncertain'
  if (uncertain) return recordLater(journal, { type: 'uncertain', id, at: now(), message: error.message })
  const code = MediaplugError.is(error) ? error.code : 'aborted'
  return recordLater(journal, { type: 'refused', id, at: now(), code })
}
