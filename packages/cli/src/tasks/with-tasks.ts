import { chosenDatabase, type DatabaseOptions } from '../database/choice.js'
import { openDatabaseClient } from '../database/open-client.js'
import type { Session } from '../session/session.js'
import { withJournal } from './journal.js'
import { databaseList, journalList, type TaskList } from './task-list.js'

/** Where tasks are recorded, as the user says it. */
export interface TasksAt extends DatabaseOptions {
  readonly isSandbox: boolean
}

/** Does something with what is under way: in the database, else in the journal of all commands. */
export async function withTasks<T>(
  session: Session,
  { isSandbox, ...options }: TasksAt,
  act: (tasks: TaskList) => Promise<T>,
): Promise<T> {
  const { loadConfiguration } = await import('@mediaplug/config')
  const isLocal = isSandbox && options.database === undefined
  const { configuration } = await loadConfiguration({ folder: session.folder })
  const choice = isLocal ? undefined : chosenDatabase(session, options, configuration)
  if (choice === undefined) return withJournal(session, isSandbox, (journal) => act(journalList(journal)))
  const client = await openDatabaseClient(session, { ...choice, sink: undefined }, [], configuration)
  try {
    return await act(databaseList(client))
  } finally {
    await client.close()
  }
}
