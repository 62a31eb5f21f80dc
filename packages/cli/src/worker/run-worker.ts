import { once } from 'node:events'
import { join, resolve } from 'node:path'
import type { Configuration } from '@mediaplug/config'
import {
  chosenDatabase,
  chosenSink,
  type DatabaseChoice,
  type DatabaseOptions,
  variables,
} from '../database/choice.js'
import { loadDurable } from '../database/load-durable.js'
import { openSink } from '../database/open-sink.js'
import { UsageError } from '../error/usage-error.js'
import { give } from '../output/give.js'
import { openProject, openProjectClient, problemText } from '../project/project.js'
import { runningSandbox } from '../sandbox/running.js'
import { shellLines } from '../sandbox/shell-lines.js'
import type { Session } from '../session/session.js'
import { openPostgres, type Postgres, usualDataFolder } from './postgres.js'

/** What `mediaplug worker` is called with. */
export interface WorkerCommand extends DatabaseOptions {
  readonly isEmbedded: boolean
  readonly data: string | undefined
  readonly tasks: number | undefined
  readonly isSandbox: boolean
}

/** Local vendors answer quickly: they are asked often. */
const quickly = (): number => 200

const noDatabase = (): UsageError =>
  new UsageError('A worker needs a database.', {
    hint: `Give --database postgresql://user:password@host:5432/name, or ${variables.database} in the environment, or --embedded for one of its own.`,
  })

const noSink = (): UsageError =>
  new UsageError('A worker needs a place for the files of results.', {
    hint: `Give --sink with a folder that all of them have, or s3://bucket/prefix, or ${variables.sink} in the environment.`,
  })

/** The database and the sink of a worker. */
interface Place extends DatabaseChoice {
  readonly postgres: Postgres | undefined
}

async function placeOf(
  session: Session,
  command: WorkerCommand,
  configuration: Configuration,
): Promise<Place> {
  if (command.isEmbedded && command.database !== undefined) {
    throw new UsageError('--embedded starts a database, and --database names another.', {
      hint: 'Give one of them.',
    })
  }
  if (!command.isEmbedded) {
    const choice = chosenDatabase(session, command, configuration)
    if (choice === undefined) throw noDatabase()
    return { ...choice, postgres: undefined }
  }
  const data = resolve(command.data ?? usualDataFolder(session))
  const sink = chosenSink(session, command, configuration) ?? join(data, 'media')
  const postgres = await openPostgres(session, data)
  return { url: postgres.url, sink, postgres }
}

/** Does what is stored in a database, until the user stops it. What it waits for is given back to other workers then. */
export async function runWorker(session: Session, command: WorkerCommand): Promise<undefined> {
  const { signal } = session.interruption
  const { startWorker } = await loadDurable(session)
  const project = await openProject(session)
  const settings = command.isSandbox ? await runningSandbox(session) : undefined
  const { providers, upload, problems } = await openProjectClient(session, project, { sandbox: settings })
  for (const problem of problems) session.tell(session.colors.yellow(`Left out: ${problemText(problem)}`))
  const { connections } = project.configuration
  const place = await placeOf(session, command, project.configuration)
  try {
    if (place.sink === undefined) throw noSink()
    const worker = await startWorker({
      database: place.url,
      providers,
      sink: await openSink(session, place.sink),
      upload,
      connections,
      tasksAtATime: command.tasks,
      ...(settings && { pacing: quickly }),
    })
    session.interruption.announce = 'Ending the worker. What it waits for is given back.'
    const ids = providers.map(({ id }) => id)
    const environment = place.postgres && {
      [variables.database]: place.url,
      ...(typeof place.sink === 'string' && { [variables.sink]: place.sink }),
    }
    session.tell(
      `A worker for ${ids.join(', ')}.${environment ? ' Set these where tasks are submitted.' : ''} Ctrl-C ends it.`,
    )
    give(
      session,
      { worker: worker.id, providers: ids, ...(environment && { environment }) },
      environment ? shellLines(environment, session.environment) : worker.id,
    )
    const alive = setInterval(() => {}, 60_000)
    if (!signal.aborted) await once(signal, 'abort')
    clearInterval(alive)
    const closing = worker.close()
    // A database of its own may be gone before: the next worker takes over what this one had.
    await (place.postgres ? closing.catch(() => {}) : closing)
  } finally {
    await place.postgres?.stop()
  }
}
