import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openClient, type ProviderProblem } from '@mediaplug/config'
import { type AnyClient, folderJournal, type Pacing, type Provider } from '@mediaplug/core'
import { openLedger } from '../ledger/ledger.js'
import { watchJournal } from '../ledger/watch-journal.js'
import { isSettled } from '../task/earlier.js'
import { openTasks, type Tasks } from '../task/tasks.js'
import type { Project } from './find-project.js'

/** What a studio is made of. */
export interface StudioOptions extends Project {
  /** The folder of the user's state, which all programs share. */
  readonly state: string
  /** How many new tasks may be begun. Default: any number. */
  readonly maxTasks?: number | undefined
  /** How often vendors are asked. Default: that of core. */
  readonly pacing?: Pacing | undefined
}

/** What the tools work with: the models, and the tasks. */
export interface Studio {
  readonly client: AnyClient
  readonly providers: readonly Provider[]
  /** What could not be loaded or made. */
  readonly problems: readonly ProviderProblem[]
  readonly tasks: Tasks
  /** Stops the waiting, gives requests that are on their way a few seconds to land, and closes the journal. */
  close(): Promise<void>
}

/** How long requests that are on their way may take when the server ends, in ms. */
const landingMs = 4_000

/** Where requests are remembered. */
export const ledgerFolder = (state: string): string => join(state, 'requests')

/** Opens the providers of a project, with the journal that the user's other programs share. */
export function openStudio({
  configuration,
  found,
  state,
  maxTasks,
  pacing,
  ...project
}: StudioOptions): Studio {
  const folder = folderJournal(join(state, 'journal'))
  const [stopping, quitting] = [new AbortController(), new AbortController()]
  const journal = watchJournal(folder, stopping.signal)
  const { client, providers, problems } = openClient({
    providers: found,
    configuration,
    journal,
    pacing,
    settling: 'by-caller',
  })
  const tasks = openTasks({
    client,
    journal,
    ledger: openLedger(ledgerFolder(state), (submission) => isSettled(folder, submission)),
    folderJournal: folder,
    maxTasks,
    spareFolder: join(state, 'files'),
    stop: stopping.signal,
    quit: quitting.signal,
  })
  return {
    client,
    providers,
    problems: [...project.problems, ...problems],
    tasks,
    async close() {
      const reason = new Error('the server was ended')
      stopping.abort(reason)
      const idle = tasks.idle()
      await Promise.race([idle, sleep(landingMs, undefined, { ref: false })])
      quitting.abort(reason)
      await idle
      await folder.close()
    },
  }
}
