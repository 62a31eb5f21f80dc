import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type FolderJournal,
  type FolderJournalOptions,
  folderJournal,
} from '../src/journal/folder/folder-journal.js'
import type { JournalRecord } from '../src/journal/journal.js'

/** A journal that stands for a process of its own: it can die, as a killed one does. */
export interface FolderProcess {
  readonly journal: FolderJournal
  /** The name of its file; `undefined` when it started without a record. */
  readonly file: string | undefined
  /** Ends it without a word: its file stays, and nobody has it. */
  die(): Promise<void>
}

/** The processes of a test. */
export interface FolderProcesses {
  /** Starts one, and has it keep some records. */
  start(records?: readonly JournalRecord[], options?: FolderJournalOptions): Promise<FolderProcess>
  /** Ends them, in whatever state they left the folder. */
  endAll(): Promise<void>
}

/** The ids of the submissions that some records are of, each once. */
export const idsOf = (records: readonly JournalRecord[]): readonly string[] => [
  ...new Set(records.flatMap((record) => (record.type === 'settled' ? [] : [record.id]))),
]

export function createFolderProcesses(folder: () => string): FolderProcesses {
  const journals = new Set<FolderJournal>()
  const namesIn = (): Promise<string[]> => readdir(folder()).catch(() => [])

  async function start(
    records: readonly JournalRecord[] = [],
    options?: FolderJournalOptions,
  ): Promise<FolderProcess> {
    const before = new Set(await namesIn())
    const journal = folderJournal(folder(), options)
    journals.add(journal)
    for (const record of records) await journal.append(record)

    const made =
      records.length > 0
        ? (await namesIn()).find((name) => name.endsWith('.jsonl') && !before.has(name))
        : undefined

    async function die(): Promise<void> {
      // What is under way in the background ends first: it would take the file again.
      await journal.learned?.(() => [])
      await journal.ownUnsettled()
      for (const name of await namesIn())
        if (name.startsWith(`${made}.`) && name.endsWith('.lock')) await rm(join(folder(), name))
    }

    return { journal, file: made, die }
  }

  return {
    start,
    async endAll() {
      await Promise.all([...journals].map((journal) => journal.close().catch(() => {})))
      journals.clear()
    },
  }
}
