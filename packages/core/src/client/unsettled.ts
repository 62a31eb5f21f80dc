import { MediaplugError } from '../error/error.js'
import { messageOf } from '../error/message.js'
import { stopCause } from '../error/stopped.js'
import type {
  AcceptedRecord,
  AnsweredRecord,
  IntentRecord,
  Journal,
  JournalRecord,
  UncertainRecord,
} from '../journal/journal.js'
import { createOutstanding } from '../journal/outstanding.js'
import { recorderOf } from '../submission/recorder-of.js'
import { unlessStopped } from '../time/unless-stopped.js'

/** The records of a submission that is not settled. */
export interface Unsettled {
  readonly intent?: IntentRecord
  readonly accepted?: AcceptedRecord
  readonly answered?: AnsweredRecord
  readonly uncertain?: UncertainRecord
}

function unreadable(cause: unknown): MediaplugError {
  if (MediaplugError.is(cause)) return cause
  const text = messageOf(cause)
  return new MediaplugError('journal', `the journal could not be read: ${text}`, {
    phase: 'input',
    cause,
  })
}

/** What the journal holds, and what it was to hold and could not be written. */
async function readAll(journal: Journal): Promise<readonly JournalRecord[]> {
  try {
    const outstanding = createOutstanding()
    for (const record of await journal.unsettled()) outstanding.add(record)
    for (const record of recorderOf(journal).unwritten()) outstanding.add(record)
    return outstanding.unsettled()
  } catch (cause) {
    throw unreadable(cause)
  }
}

/**
 * The submissions that a journal holds as unsettled, by their ids, oldest first.
 *
 * @throws MediaplugError `journal` when it cannot be read, `timeout`, `aborted`.
 */
export async function readUnsettled(
  journal: Journal,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Unsettled>> {
  const submissions = new Map<string, Unsettled>()
  for (const record of await unlessStopped(readAll(journal), signal, () => stopCause(signal.reason))) {
    if (record.type === 'settled' || record.type === 'refused') continue
    submissions.set(record.id, { ...submissions.get(record.id), [record.type]: record })
  }
  return submissions
}
