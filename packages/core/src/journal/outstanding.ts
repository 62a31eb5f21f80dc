import type { TaskHandle } from '../handle.js'
import type { JournalRecord, LearnedRecord, SettledRecord } from './journal.js'

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
  /** The settled records of submissions that are not here, where such are kept. */
  foreign(): readonly SettledRecord[]
  /** Forgets a record of {@link foreign}. */
  forgetForeign(record: SettledRecord): void
  /** All records that are left. */
  records(): readonly KeptRecord[]
  /** How many records are left. */
  count(): number
}

/** Names a task in a map: two that have the same name are one. */
export const keyOf = ({ model, ref }: TaskHandle): string => `${model}\n${ref}`

/** Names what a record settles. */
export const subjectOf = ({ task }: SettledRecord): string => (typeof task === 'string' ? task : keyOf(task))

/**
 * The bookkeeping that all journals share. Its memory is that of what is outstanding, whatever was settled.
 *
 * @param keepsForeign - Whether it keeps what settles submissions that it has not, for those who have them.
 */
export function createOutstanding(keepsForeign = false): Outstanding {
  const records = new Set<JournalRecord>()
  const learned = new Map<string, LearnedRecord>()
  const foreign = new Map<string, SettledRecord>()
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

  function settle(record: SettledRecord): void {
    const { task } = record
    const ids = typeof task === 'string' ? [task] : [...(idsOfHandle.get(keyOf(task)) ?? [])]
    if (keepsForeign && !ids.some((id) => submissions.has(id))) foreign.set(subjectOf(record), record)
    for (const id of ids) forget(id)
  }

  return {
    add(record) {
      if (record.type === 'learned') {
        learned.set(record.model, record)
        return
      }
      if (record.type === 'refused') return forget(record.id)
      if (record.type === 'settled') settle(record)
      else keep(record)
    },
    unsettled: () => [...records],
    learned: () => [...learned.values()],
    foreign: () => [...foreign.values()],
    forgetForeign: (record) => void foreign.delete(subjectOf(record)),
    records: () => [...learned.values(), ...foreign.values(), ...records],
    count: () => learned.size + foreign.size + records.size,
  }
}
