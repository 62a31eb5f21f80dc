import type { TaskHandle } from '../handle.js'
import type { JournalRecord, LearnedRecord } from './journal.js'

/** What a journal holds: a turn of a submission, or what was learned. */
export type KeptRecord = JournalRecord | LearnedRecord

/** What a journal holds of the submissions that are not settled or refused, and what was learned of models. */
export interface Outstanding {
  /**
   * Takes a record in: one that settles or refuses a submission takes that submission's records out, and what was
   * learned of a model replaces what was learned before.
   */
  add(record: KeptRecord): void
  /** The records of submissions that are left, in the order in which they were added. */
  unsettled(): readonly JournalRecord[]
  /** What was learned, a record a model. */
  learned(): readonly LearnedRecord[]
  /** All records that are left. */
  records(): readonly KeptRecord[]
  /** How many records are left. */
  count(): number
}

const keyOf = ({ model, ref }: TaskHandle): string => `${model}\n${ref}`

/** The bookkeeping that all journals share. Its memory is that of what is outstanding, whatever was settled. */
export function createOutstanding(): Outstanding {
  const records = new Set<JournalRecord>()
  const learned = new Map<string, LearnedRecord>()
  const submissions = new Map<string, JournalRecord[]>()
  const idsOfHandle = new Map<string, Set<string>>()

  function forgetHandle(id: string, key: string): void {
    const ids = idsOfHandle.get(key)
    ids?.delete(id)
    if (ids?.size === 0) idsOfHandle.delete(key)
  }

  function forget(id: string): void {
    for (const record of submissions.get(id) ?? []) {
      records.delete(record)
      if (record.type === 'accepted') forgetHandle(id, keyOf(record.handle))
    }
    submissions.delete(id)
  }

  function keep(record: Exclude<JournalRecord, { readonly type: 'settled' }>): void {
    const { id } = record
    records.add(record)
    const submission = submissions.get(id)
    if (submission) submission.push(record)
    else submissions.set(id, [record])
    if (record.type !== 'accepted') return
    const key = keyOf(record.handle)
    idsOfHandle.set(key, (idsOfHandle.get(key) ?? new Set()).add(id))
  }

  return {
    add(record) {
      if (record.type === 'learned') {
        learned.set(record.model, record)
        return
      }
      if (record.type === 'refused') return forget(record.id)
      if (record.type !== 'settled') return keep(record)
      const { task } = record
      for (const id of typeof task === 'string' ? [task] : [...(idsOfHandle.get(keyOf(task)) ?? [])])
        forget(id)
    },
    unsettled: () => [...records],
    learned: () => [...learned.values()],
    records: () => [...learned.values(), ...records],
    count: () => learned.size + records.size,
  }
}
