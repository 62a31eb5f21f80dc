import { type FileJournal, type FileJournalOptions, fileJournal } from '../src/journal/file/file-journal.js'
import type { JournalRecord } from '../src/journal/journal.js'

/** The journals that a test opens. */
export interface Journals {
  open(path: string, options?: FileJournalOptions): FileJournal
  /** Has a journal keep records, and closes it. */
  write(path: string, ...records: readonly JournalRecord[]): Promise<void>
  /** What another program would find. */
  read(path: string): Promise<readonly JournalRecord[]>
  closeAll(): Promise<void>
}

export function createJournals(): Journals {
  const opened = new Set<FileJournal>()

  function open(path: string, options?: FileJournalOptions): FileJournal {
    const journal = fileJournal(path, options)
    opened.add(journal)
    return journal
  }

  return {
    open,
    async write(path, ...records) {
      const journal = open(path)
      for (const record of records) await journal.append(record)
      await journal.close()
    },
    async read(path) {
      const journal = open(path)
      const records = await journal.unsettled()
      await journal.close()
      return records
    },
    async closeAll() {
      await Promise.all([...opened].map((journal) => journal.close()))
      opened.clear()
    },
  }
}
