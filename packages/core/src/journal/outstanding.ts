import type { TaskHandle } from '../handle.js'
import type { JournalRecord } from './journal.js'

/** What a journal holds of the submissions that are not settled or refused. */
export interface Outstanding {
  /** Takes a record in: one that settles or refuses a submission takes that submission's records out. */
  add(record: JournalRecord): void
  /** The records that are left, in the order in which they were added. */
  records(): readonly JournalRecord[]
  /** How many records are left. */
  count(): number
}

const keyOf = ({ model, ref }: TaskHandle): string => `${model}\n${ref}`

/** The bookkeeping that all journals share. Its memory is that of what is outstanding, whatever was settled. */
export function createOutstanding(): Outstanding {
  const records = new Set<JournalRecord>()
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
      if (record.type === 'refused') return forget(record.id)
      if (record.type !== 'settled') return keep(record)
      const { task } = record
      for (const id of typeof task === 'string' ? [task] : [...(idsOfHandle.get(keyOf(task)) ?? [])])
        forget(id)
    },
    records: () => [...records],
    count: () => records.size,
  }
}
