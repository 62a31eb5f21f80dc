import { randomUUID } from 'node:crypto'
import { DBOS } from '@dbos-inc/dbos-sdk'
import { MediaplugError } from '@mediaplug/core'
import { createFront, createRunner } from '@mediaplug/core/remote'
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
import { Fence } from './fence.js'
import { handOver } from './hand-over.js'
import { Jobs } from './jobs.js'
import { limitsOf, modelLimits } from './limits.js'
import { checkWorkerOptions, type WorkerOptions } from './options.js'
import { Places } from './places.js'
import { Presence } from './presence.js'
import { SharedLimiters } from './rate.js'
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
/** For so long a worker that ends waits for a database that cannot be reached. */
const longestEndMs = 30_000
const endsAnyway = new MediaplugError('aborted', 'the worker ends, and the database cannot be reached.')
/** More often than any worker can be lost. */
const mostTakeovers = 1_000_000_000

const engineIsTaken = (): MediaplugError =>
  new MediaplugError(
    'unsupported',
    'startWorker(): a worker runs in this process already, or an application of DBOS. Each needs a process of its own.',
    { phase: 'input' },
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
  const givingUp = new AbortController()
  const ids = providers.map(({ id }) => id)
  // Signs of life wait for no other statement.
  const signs = new Database(options.database, 1)
  const presence = new Presence(signs, id, ids, () => jobs.forsake())
  const claims = new Claims(database, id, presence, givingUp.signal)
  const journal = new DatabaseJournal(database, givingUp.signal)
  const limiters = new SharedLimiters(database, givingUp.signal)
  const fence = new Fence(database, presence)
  const fenced = providers.map((provider) => fence.around(provider))
  const runner = createRunner(
    { providers: fenced, journal, pacing, upload, connections, limiters },
    'startWorker()',
  )
  const front = createFront(fenced, connections, 'startWorker()')
  const engine = await new Store(database).engine()
  const shop: Workshop = {
    database,
    runner,
    sink,
    claims,
    places: new Places(database, modelLimits(providers)),
    limiters,
    patienceMs,
    doubtMs,
    fallBack: (claim, error) => fallBack(database, engine, claim, error),
    output: (model, json) => front.output(model, json, undefined, () => undefined),
    handOver: (submission, attempt) => handOver(database, id, submission, attempt, givingUp.signal),
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
    DBOS.registerWorkflow((submission: string, attempt: number) => jobs.run(submission, attempt), {
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
    await Promise.all([signs.close(), database.close()])
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

  /** Where the database cannot be reached, what is left is taken up by the other workers when they miss this one. */
  async function end(): Promise<void> {
    const timer = setTimeout(() => givingUp.abort(endsAnyway), longestEndMs)
    clearInterval(learning)
    try {
      await jobs.end()
      await listener.close()
      await DBOS.shutdown({ deregister: true }).catch(() => {})
      await journal.keepLearned().catch(() => {})
      await presence.end().catch(() => {})
    } finally {
      clearTimeout(timer)
      await Promise.all([signs.close(), database.close()])
    }
  }

  function close(): Promise<void> {
    closing ??= end()
    return closing
  }

  return { id, close, [Symbol.asyncDispose]: close }
}
