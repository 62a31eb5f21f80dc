import { type FolderJournal, type Journal, memoryJournal } from '@mediaplug/core'
import { runningSandbox } from '../sandbox/running.js'
import { startSandboxes } from '../sandbox/start-sandboxes.js'
import type { Session } from '../session/session.js'
import { openJournal } from '../tasks/journal.js'
import { type WatchedJournal, watchJournal } from '../tasks/watched-journal.js'
import { type ClientChoice, openProject, openProjectClient, type ProjectClient } from './project.js'

/** Local vendors of this process alone, those of `mediaplug sandbox`, or none. */
type SandboxUse = 'own' | 'running' | 'none'

/** What a command does its work with. */
export interface Workshop extends ProjectClient {
  readonly session: Session
  readonly journal: WatchedJournal
  /** The journal of all commands; absent where the local vendors end with this process, and their tasks with them. */
  readonly folder: FolderJournal | undefined
  readonly isSandbox: boolean
}

/** A journal that lets its file go. */
interface ClosableJournal extends Journal {
  close(): Promise<void>
}

/** What a command needs. */
export interface Needs extends Pick<ClientChoice, 'upload'> {
  readonly sandbox: SandboxUse
  /** A journal of the command's own. Default: that of all commands, or one in memory for local vendors of this process. */
  readonly journal?: ClosableJournal | undefined
  /** The providers that are needed, by their ids; nothing for all. */
  readonly providers?: readonly string[] | undefined
}

/** Vendors nearby answer quickly: they are asked often. */
const quickly = (): number => 200

/**
 * Opens client and journal, does a command's work, and closes both, whatever happens.
 *
 * @throws UsageError where what is needed is not there, and what the work throws.
 */
export async function withClient<T>(
  session: Session,
  { sandbox, providers, upload, journal: own }: Needs,
  work: (workshop: Workshop) => Promise<T>,
): Promise<T> {
  const project = await openProject(session)
  const started = sandbox === 'own' ? await startSandboxes(session, project, providers) : undefined
  try {
    const settings = sandbox === 'running' ? await runningSandbox(session) : started?.settings
    const folder = own || started ? undefined : openJournal(session, sandbox === 'running')
    const journal = watchJournal(own ?? folder ?? memoryJournal(), () => session.interruption.signal.aborted)
    try {
      const pacing = settings && quickly
      const opened = await openProjectClient(session, project, { journal, upload, sandbox: settings, pacing })
      return await work({ ...opened, session, journal, folder, isSandbox: settings !== undefined })
    } finally {
      await (own ?? folder)?.close()
    }
  } finally {
    await started?.close()
  }
}
