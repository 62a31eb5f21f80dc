import { randomUUID } from 'node:crypto'
import { DBOS } from '@dbos-inc/dbos-sdk'
import { MediaplugError, type Provider } from '@mediaplug/core'
import { createRunner } from '@mediaplug/core/remote'
import type { Answer, Question } from '../client/questions.js'
import { Store } from '../client/store.js'
import { Database } from '../database/database.js'
import {
  engineName,
  engineSchema,
  engineVersion,
  questionsOf,
  questionWorkflow,
  queueOf,
  silent,
  submissionWorkflow,
} from '../database/engine.js'
import { databaseError } from '../database/error.js'
import { Listener, type News, newsForWorkers } from '../database/listener.js'
import { prepareDatabase } from '../database/prepare.js'
import { Claims } from './claims.js'
import { DatabaseJournal } from './database-journal.js'
import { fallBack } from './fall-back.js'
import { Jobs } from './jobs.js'
import { checkWorkerOptions, type WorkerOptions } from './options.js'
import { Places } from './places.js'
import { Presence } from './presence.js'
import { sharedLimiters } from './rate.js'
import type { Workshop } from './workshop.js'

/** A worker that runs. */
export interface Worker extends AsyncDisposable {
  /** Tells it from the other workers of the database. */
  readonly id: string
  /**
   * Ends it. What it is sending just now is sent, and what it waits for is given back to the other workers.
   */
  close(): Promise<void>
}

const usualTasks = 1_000
const usualLookMs = 500
const usualPatienceMs = 3_600_000
const usualConnections = 10
const learnEveryMs = 15_000
/** More often than any worker can be lost. */
const mostTakeovers = 1_000_000_000

const engineIsTaken = (): MediaplugError =>
  new MediaplugError(
    'unsupported',
    'startWorker(): a worker runs in this process already, or an application of DBOS. Each needs a process of its own.',
    { phase: 'input' },
  )

/** How many submissions of an account there may be, here and everywhere. */
function limitsOf({ limits }: Provider, tasksAtATime: number) {
  const { concurrentTasks } = limits
  return concurrentTasks === undefined
    ? { workerConcurrency: tasksAtATime }
    : {
        globalConcurrency: concurrentTasks,
        workerConcurrency: Math.min(concurrentTasks, tasksAtATime),
      }
}

/** The limits on tasks at a time that models have of their own. */
const modelLimits = (providers: readonly Provider[]): ReadonlyMap<string, number> =>
  new Map(
    providers.flatMap(({ id, models }) =>
      Object.entries(models).flatMap(([name, { limits }]) =>
        limits?.concurrentTasks === undefined ? [] : [[`${id}/${name}`, limits.concurrentTasks] as const],
      ),
    ),
  )

/**
 * Starts a worker: it does the submissions that clients have stored in the database, {@link createDurableClient}.
 *
 * There may be any number of them, on any machines: together they keep the limits of each account. One that is lost is
 * replaced by the others: what it had at vendors is asked after, and what it was sending just then is looked up where the
 * vendor can be asked, else listed as uncertain, and never sent again by itself. A deployment of another version
 * of the application goes on with what the one before it began.
 *
 * @param options - The database, the vendors with their credentials, and where files are kept.
 * @throws MediaplugError `invalid-input` for options that are wrong, `journal` where the database cannot be used,
 *   `unsupported` where one runs in this process already.
 * @example A program that is a worker
 * ```ts
 * const worker = await startWorker({ database, providers: [edrawmax(), tomoviee()], sink })
 * process.once('SIGTERM', () => void worker.close())
 * ```
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  checkWorkerOptions(options)
  const { providers, sink, pacing, upload, connections, doubtMs } = options
  const { tasksAtATime = usualTasks, lookEveryMs = usualLookMs, patienceMs = usualPatienceMs } = options
  if (DBOS.isInitialized()) throw engineIsTaken()
  const id = randomUUID()
  const database = new Database(options.database, options.databaseConnections ?? usualConnections)
  const claims = new Claims(database, id)
  const journal = new DatabaseJournal(database, claims)
  const limiters = sharedLimiters(database)
  const runner = createRunner({ providers, journal, pacing, upload, connections, limiters }, 'startWorker()')
  const ids = providers.map(({ id }) => id)
  const presence = new Presence(database, id, ids)
  const engine = await new Store(database).engine()
  const shop: Workshop = {
    database,
    runner,
    sink,
    claims,
    places: new Places(database, modelLimits(providers)),
    patienceMs,
    doubtMs,
    fallBack: (claim, error) => fallBack(database, engine, claim, error),
  }
  const jobs = new Jobs(shop)

  try {
    await prepareDatabase(database, true)
    await presence.begin()
    DBOS.setConfig({
      name: engineName,
      systemDatabaseUrl: options.database,
      systemDatabasePool: database.pool,
      systemDatabaseSchemaName: engineSchema,
      runMigrations: false,
      applicationVersion: engineVersion,
      executorID: id,
      listenQueues: ids.flatMap((account) => [queueOf(account), questionsOf(account)]),
      logger: silent,
    })
    DBOS.registerWorkflow((submission: string) => jobs.run(submission), {
      name: submissionWorkflow,
      maxRecoveryAttempts: mostTakeovers,
    })
    DBOS.registerWorkflow((question: Question): Promise<Answer> => jobs.answer(question), {
      name: questionWorkflow,
      maxRecoveryAttempts: mostTakeovers,
    })
    await DBOS.launch()
    for (const provider of providers) {
      await DBOS.registerQueue(queueOf(provider.id), {
        ...limitsOf(provider, tasksAtATime),
        minPollingIntervalMs: lookEveryMs,
        onConflict: 'always_update',
      })
      await DBOS.registerQueue(questionsOf(provider.id), { onConflict: 'always_update' })
    }
  } catch (cause) {
    // Why it did not start is told, and not what follows from that.
    await presence.end().catch(() => {})
    await DBOS.shutdown({ deregister: true }).catch(() => {})
    await database.close()
    throw databaseError(cause, database.place)
  }

  const listener = new Listener({
    database: options.database,
    channel: newsForWorkers,
    onNews(news: News) {
      if (news.kind === 'follow') jobs.follow(news.id)
      if (news.kind === 'dismissed') jobs.dismiss(news.id)
      if (news.kind === 'hint' && ids.includes(news.provider)) runner.notify(news.provider, news.ref)
    },
  })
  const learning = setInterval(() => void journal.keepLearned().catch(() => {}), learnEveryMs)
  let closing: Promise<void> | undefined

  async function end(): Promise<void> {
    clearInterval(learning)
    await jobs.end()
    await listener.close()
    await DBOS.shutdown({ deregister: true })
    await journal.keepLearned().catch(() => {})
    await presence.end()
    await database.close()
  }

  function close(): Promise<void> {
    closing ??= end()
    return closing
  }

  return { id, close, [Symbol.asyncDispose]: close }
}
