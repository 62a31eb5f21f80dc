import type { Journal, JournalRecord } from '../src/journal/journal.js'
import { memoryJournal } from '../src/journal/memory.js'

/** A journal that forgets nothing. */
export interface RecordingJournal extends Journal {
  readonly records: readonly JournalRecord[]
  /** The types of the records, in order. */
  types(): string[]
}

/**
 * Makes an empty journal.
 *
 * @param onAppend - Called before a record is kept; what it throws is the journal's failure.
 */
export function recordingJournal(
  onAppend: (record: JournalRecord) => void | Promise<void> = () => {},
): RecordingJournal {
  const records: JournalRecord[] = []
  const kept = memoryJournal()
  return {
    records,
    types: () => records.map(({ type }) => type),
    async append(record) {
      await onAppend(record)
      records.push(record)
      await kept.append(record)
    },
    unsettled: () => kept.unsettled(),
  }
}
