import type { Journal, JournalRecord } from '@mediaplug/core'

/** A journal that forgets nothing. */
export interface RecordingJournal extends Journal {
  readonly records: readonly JournalRecord[]
}

/** Makes an empty journal. */
export function recordingJournal(): RecordingJournal {
  const records: JournalRecord[] = []
  return {
    records,
    async append(record) {
      records.push(record)
    },
    unsettled: async () => [...records],
  }
}
