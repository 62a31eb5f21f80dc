import type { JournalRecord, TaskHandle } from '@mediaplug/core'

/** A submission that is not settled. */
export interface Entry {
  readonly id: string
  readonly model: string
  /** That of the journal, or of the database. */
  readonly state: string
  readonly handle: TaskHandle | undefined
  readonly label: string | undefined
  readonly input: unknown
  /** When it was submitted, as an ISO 8601 time. */
  readonly at: string
  /** What keeps it from going on, where a database tells. */
  readonly problem?: string | undefined
}

const states = {
  intent: 'submitting',
  accepted: 'accepted',
  answered: 'answered',
  uncertain: 'uncertain',
} as const

/** The submissions of a journal's records, the oldest first. */
export function entriesOf(records: readonly JournalRecord[]): readonly Entry[] {
  const entries = new Map<string, Entry>()
  for (const record of records) {
    if (record.type === 'settled' || record.type === 'refused') continue
    const known = entries.get(record.id)
    const handle = record.type === 'accepted' ? record.handle : known?.handle
    entries.set(record.id, {
      id: record.id,
      model: record.type === 'intent' ? record.model : (known?.model ?? handle?.model ?? ''),
      state: record.type === 'intent' && known ? known.state : states[record.type],
      handle,
      label: record.type === 'intent' ? record.label : known?.label,
      input: record.type === 'intent' ? record.input : known?.input,
      at: record.type === 'intent' ? record.at : (known?.at ?? record.at),
    })
  }
  return [...entries.values()]
}

/** How many letters of an id a person is shown. */
const shownLetters = 8

/** The beginning of an id, which is enough to name it. */
export const shortId = (id: string): string => id.slice(0, shownLetters)
