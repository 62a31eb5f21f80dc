import { MediaplugError } from '../error/error.js'
import { messageOf } from '../error/message.js'
import type {
  AcceptedRecord,
  IntentRecord,
  Journal,
  JournalRecord,
  UncertainRecord,
} from '../journal/journal.js'
import { stopCause } from '../time/call.js'
import { unlessStopped } from '../time/unless-stopped.js'

/** The records of a submission that is not settled. */
export interface Unsettled {
  readonly intent?: IntentRecord
  readonly accepted?: AcceptedRecord
  readonly uncertain?: UncertainRecord
}

function unreadable(cause: unknown): MediaplugError {
  if (MediaplugError.is(cause)) return cause
  const text = messageOf(cause)
  return new MediaplugError('invalid-input', `the journal could not be read: ${text}`, {
    phase: 'input',
    cause,
  })
}

async function readAll(journal: Journal): Promise<readonly JournalRecord[]> {
  try {
    return await journal.unsettled()
  } catch (cause) {
    throw unreadable(cause)
  }
}

/**
 * The submissions that a journal holds as unsettled, by their ids, oldest first.
 *
 * @throws MediaplugError `invalid-input` when it cannot be read, `aborted`.
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
