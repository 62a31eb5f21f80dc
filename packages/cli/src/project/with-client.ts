import { type Journal, memoryJournal } from '@mediaplug/core'
import { chosenDatabase, type DatabaseChoice, type DatabaseOptions } from '../database/choice.js'
import { openDatabaseClient } from '../database/open-client.js'
import { runningSandbox } from '../sandbox/running.js'
import { startSandboxes } from '../sandbox/start-sandboxes.js'
import type { Session } from '../session/session.js'
import { openJournal } from '../tasks/journal.js'
import { databaseList, journalList, type TaskList } from '../tasks/task-list.js'
import { type WatchedJournal, watchJournal } from '../tasks/watched-journal.js'
import {
  type ClientChoice,
  openProject,
  openProjectClient,
  type Project,
  type ProjectClient,
} from './project.js'

/** Local vendors of this process alone, those of `mediaplug sandbox`, or none. */
type SandboxUse = 'own' | 'running' | 'none'

/** What a command does its work with. */
export interface Workshop extends ProjectClient {
  readonly session: Session
  readonly journal: WatchedJournal
  /** What all commands submitted; absent where the local vendors end with this process, and their tasks with them. */
  readonly tasks: TaskList | undefined
  readonly isSandbox: boolean
  /** Whether a database has the tasks, and workers do them. */
  readonly isShared: boolean
}

/** A journal that lets its file go. */
interface ClosableJournal extends Journal {
  close(): Promise<void>
}

/** What a command needs. */
export interface Needs extends Pick<ClientChoice, 'upload'>, DatabaseOptions {
  readonly sandbox: SandboxUse
  /** A journal of the command's own. Default: that of all commands, or one in memory for local vendors of this process. */
  readonly journal?: ClosableJournal | undefined
  /** The providers that are needed, by their ids; nothing for all. */
  readonly providers?: readonly string[] | undefined
}

/** Vendors nearby answer quickly: they are asked often. */
const quickly = (): number => 200

/** A database, and whether its tasks are at local vendors. */
interface DatabaseUse {
  readonly choice: DatabaseChoice
  readonly isSandbox: boolean
}

/** Opens a client of a database, does a command's work, and closes it. The journal is the workers' matter. */
async function withDatabase<T>(
  session: Session,
  project: Project,
  { choice, isSandbox }: DatabaseUse,
  work: (workshop: Workshop) => Promise<T>,
): Promise<T> {
  const sandbox = isSandbox ? await runningSandbox(session) : undefined
  const opened = await openProjectClient(session, project, { sandbox })
  const client = await openDatabaseClient(session, choice, opened.providers, project.configuration)
  const journal = watchJournal(memoryJournal(), () => false)
  const tasks = databaseList(client)
  try {
    return await work({ ...opened, client, session, journal, tasks, isSandbox, isShared: true })
  } finally {
    await client.close()
  }
}

/**
 * Opens client and journal, does a command's work, and closes both, whatever happens.
 *
 * @throws UsageError where what is needed is not there, and what the work throws.
 */
export async function withClient<T>(
  session: Session,
  { sandbox, providers, upload, journal: own, database, sink }: Needs,
  work: (workshop: Workshop) => Promise<T>,
): Promise<T> {
  const project = await openProject(session)
  const isLocal = sandbox !== 'none' && database === undefined
  const choice = isLocal ? undefined : chosenDatabase(session, { database, sink }, project.configuration)
  if (choice) return withDatabase(session, project, { choice, isSandbox: sandbox !== 'none' }, work)
  const started = sandbox === 'own' ? await startSandboxes(session, project, providers) : undefined
  try {
    const settings = sandbox === 'running' ? await runningSandbox(session) : started?.settings
    const folder = own || started ? undefined : openJournal(session, sandbox === 'running')
    const journal = watchJournal(own ?? folder ?? memoryJournal(), () => session.interruption.signal.aborted)
    try {
      const pacing = settings && quickly
      const opened = await openProjectClient(session, project, { journal, upload, sandbox: settings, pacing })
      const tasks = folder && journalList(folder)
      const isSandbox = settings !== undefined
      return await work({ ...opened, session, journal, tasks, isSandbox, isShared: false })
    } finally {
      await (own ?? folder)?.close()
    }
  } finally {
    await started?.close()
  }
}
