import type { JournalRecord, RefusedRecord, SettledRecord } from '../journal.js'
import { type KeptRecord, keyOf } from '../outstanding.js'

/** What ends a submission. */
export type EndRecord = SettledRecord | RefusedRecord

/** The submissions that one file says are at an end, whichever file holds them. */
export interface Ended {
  add(record: KeptRecord): void
  /**
   * What ended the submission of a record. One that was accepted later than its task's handle was settled is another
   * submission, to which the vendor gave the same task.
   */
  endOf(record: JournalRecord): EndRecord | undefined
  records(): readonly EndRecord[]
}

/** Makes one that is empty. */
export function createEnded(): Ended {
  const ids = new Map<string, EndRecord>()
  const handles = new Map<string, SettledRecord>()

  function addByHandle(key: string, record: SettledRecord): void {
    const before = handles.get(key)
    if (!before || before.at < record.at) handles.set(key, record)
  }

  return {
    add(record) {
      if (record.type === 'refused') ids.set(record.id, record)
      if (record.type !== 'settled') return
      if (typeof record.task === 'string') ids.set(record.task, record)
      else addByHandle(keyOf(record.task), record)
    },
    endOf(record) {
      if (record.type === 'settled') return undefined
      const byId = ids.get(record.id)
      if (byId || record.type !== 'accepted') return byId
      const byHandle = handles.get(keyOf(record.handle))
      return byHandle && record.at <= byHandle.at ? byHandle : undefined
    },
    records: () => [...ids.values(), ...handles.values()],
  }
}

/** What ended submissions of some records, by their ids, according to other files. */
export function endsOf(
  records: readonly JournalRecord[],
  others: readonly Ended[],
): ReadonlyMap<string, EndRecord> {
  const ends = new Map<string, EndRecord>()
  for (const record of records) {
    if (record.type === 'settled') continue
    for (const other of others) {
      const end = other.endOf(record)
      if (end) ends.set(record.id, end)
    }
  }
  return ends
}
