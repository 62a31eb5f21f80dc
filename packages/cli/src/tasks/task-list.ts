import type { FolderJournal, MediaplugError } from '@mediaplug/core'
import type { DatabaseClient } from '../database/load-durable.js'
import { type Entry, entriesOf } from './entries.js'

/** What is under way, wherever it is recorded. */
export interface TaskList {
  /** All that is not settled, the oldest first. */
  entries(): Promise<readonly Entry[]>
  /** Says that one needs no more attention. */
  settle(entry: Entry): Promise<void>
  /** Gathers what ended processes left, so that it does not pile up. */
  tidy(): Promise<void>
  /** What could not be read, in spite of all else. */
  problem(): MediaplugError | undefined
}

/** The journal that all commands of a user share. */
export const journalList = (journal: FolderJournal): TaskList => ({
  entries: async () => entriesOf(await journal.everyone()),
  async settle({ id }) {
    await journal.append({ type: 'settled', task: id, at: new Date().toISOString(), state: 'dismissed' })
    await journal.unsettled()
  },
  async tidy() {
    await journal.unsettled()
  },
  problem: () => journal.unreadable(),
})

/** A database that workers share. */
export const databaseList = (client: DatabaseClient): TaskList => ({
  async entries() {
    const entries: Entry[] = []
    for await (const { id, label, model, state, submittedAt, handle, problem } of client.submissions()) {
      entries.push({
        id,
        label,
        model,
        state,
        handle,
        input: undefined,
        at: submittedAt.toISOString(),
        problem,
      })
    }
    return entries
  },
  settle: ({ id }) => client.settle(id),
  async tidy() {},
  problem: () => undefined,
})
