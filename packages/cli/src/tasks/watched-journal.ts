import type { Journal, JournalRecord } from '@mediaplug/core'

/** What came of a request that was on its way, by the journal. */
type Fate = Exclude<JournalRecord['type'], 'settled'>

/** A journal that tells what is open, and when what was on its way has come to rest. */
export interface WatchedJournal extends Journal {
  /** Whether a request is on its way: it was announced, and its answer is not on record. */
  isBusy(): boolean
  /** Resolves when no request is on its way any more. */
  landed(): Promise<void>
  /** What came of the request that a vendor knows by a key. */
  fateOf(idempotencyKey: string): Fate | undefined
  /** The submissions of this process that were accepted, and are not settled. */
  open(): readonly string[]
}

/** What the journal knows of the submissions of this process. */
function createWatch() {
  const ids = new Map<string, string>()
  const fates = new Map<string, Fate>()
  let waiting: (() => void)[] = []
  const having = (fate: Fate): readonly string[] =>
    [...fates].flatMap(([id, one]) => (one === fate ? [id] : []))
  const isBusy = (): boolean => having('intent').length > 0

  function note(record: JournalRecord): void {
    if (record.type === 'settled') {
      if (typeof record.task === 'string') fates.delete(record.task)
      return
    }
    if (record.type === 'intent') ids.set(record.idempotencyKey, record.id)
    fates.set(record.id, record.type)
    if (isBusy()) return
    for (const tell of waiting) tell()
    waiting = []
  }

  return {
    note,
    isBusy,
    landed: () => (isBusy() ? new Promise<void>((resolve) => waiting.push(resolve)) : Promise.resolve()),
    fateOf: (key: string) => fates.get(ids.get(key) ?? ''),
    open: () => having('accepted'),
  }
}

/**
 * Watches a journal, for a process that is to end: a paid request that is on its way is not broken off, its answer still
 * comes to the journal, and nothing further is sent.
 *
 * @param isStopped - Whether the process is to end: no request is announced any more.
 */
export function watchJournal(journal: Journal, isStopped: () => boolean): WatchedJournal {
  const { note, ...watch } = createWatch()

  async function append(record: JournalRecord): Promise<void> {
    if (record.type === 'intent') {
      if (isStopped()) throw new Error('the command is being stopped.')
      note(record)
    }
    try {
      await journal.append(record)
    } finally {
      if (record.type !== 'intent') note(record)
    }
  }

  const { ownUnsettled, unreadable, learned } = journal
  return {
    append,
    unsettled: () => journal.unsettled(),
    ...(ownUnsettled && { ownUnsettled: ownUnsettled.bind(journal) }),
    ...(unreadable && { unreadable: unreadable.bind(journal) }),
    ...(learned && { learned: learned.bind(journal) }),
    ...watch,
  }
}
