import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { type FileJournal, fileJournal, type Recovered } from '@mediaplug/core'
import { exitCodes } from '../error/exit-codes.js'
import { UsageError } from '../error/usage-error.js'
import { readSource } from '../options/read-input.js'
import { shownPath } from '../output/tell-result.js'
import { openBoard } from '../progress/board.js'
import { type Workshop, withClient } from '../project/with-client.js'
import type { Session } from '../session/session.js'
import { stateOf } from '../tasks/journal.js'
import type { TasksAt } from '../tasks/with-tasks.js'
import { type Batch, doJob } from './do-job.js'
import { type EarlierRuns, readEarlier } from './earlier.js'
import type { Job } from './job.js'
import { readJobs } from './read-jobs.js'
import { type JobState, openResults, type ResultLine, type Results } from './results.js'

/** What `mediaplug batch` is called with. */
export interface BatchCommand extends TasksAt {
  readonly jobs: string
  readonly results: string | undefined
  readonly concurrency: number
  readonly save: string
  readonly retry: readonly string[]
  readonly fallback: boolean | undefined
  readonly timeoutSeconds: number | undefined
  readonly upload: string | undefined
}

const retried: readonly string[] = ['failed', 'uncertain'] satisfies readonly JobState[]

function check({ retry, jobs, results }: BatchCommand): void {
  const odd = retry.find((state) => !retried.includes(state))
  if (odd !== undefined) throw new UsageError(`--retry takes failed or uncertain, not '${odd}'.`)
  if (jobs === '-' && results === undefined) {
    throw new UsageError('Jobs of standard input need --results <file>, by which another run goes on.')
  }
}

/**
 * The journal of one batch: no other command takes its tasks over, and no second run of it can go on at the same time.
 */
function openJournal(session: Session, name: string, isSandbox: boolean): FileJournal {
  return fileJournal(join(stateOf(session, isSandbox), 'batches', `${name}.jsonl`))
}

/** What tells one batch from others: where its results are. */
const nameOf = (results: string): string => createHash('sha256').update(results).digest('hex').slice(0, 24)

const goesOn = (found: Recovered | undefined): boolean =>
  found?.state === 'accepted' || found?.state === 'not-accepted'

/** Whether a job is to be done, or gone on with. */
function isPending(
  { known }: Results,
  { byKey }: EarlierRuns,
  { key }: Job,
  retry: readonly string[],
): boolean {
  const state = known.get(key)?.state
  if (state === undefined || !['done', 'failed', 'uncertain'].includes(state)) return true
  return retry.includes(state) || goesOn(byKey.get(key))
}

/**
 * What earlier runs left of a job. What the user wants sent again is settled first; so is what was at local vendors that
 * ended with the run.
 */
async function leftOf(
  { client, isShared }: Workshop,
  found: Recovered | undefined,
  { retry, isSandbox }: BatchCommand,
): Promise<Recovered | undefined> {
  const isAgain = (isSandbox && !isShared) || (found?.state !== 'accepted' && retry.includes('uncertain'))
  if (!found || !isAgain) return found
  await client.settle(found.id)
  return undefined
}

/** Does jobs, some at a time, until the user stops. */
async function doAll(
  batch: Batch,
  jobs: readonly Job[],
  { byKey }: EarlierRuns,
  command: BatchCommand,
): Promise<void> {
  const { signal } = batch.workshop.session.interruption
  const { results, workshop } = batch
  const left = jobs.values()
  async function work(): Promise<void> {
    for (const job of left) {
      if (signal.aborted) return
      // Its last word is taken back first: should the process be killed, the new submission is the one that counts.
      if (results.known.has(job.key)) await results.add({ job: job.key, id: job.id, state: 'unfinished' })
      await doJob(batch, job, await leftOf(workshop, byKey.get(job.key), command))
    }
  }
  await Promise.all(Array.from({ length: command.concurrency }, work))
}

/** How all jobs stand. */
function countOf(
  jobs: readonly Job[],
  states: ReadonlyMap<string, JobState>,
): Readonly<Record<JobState, number>> {
  const counts = { done: 0, failed: 0, uncertain: 0, refused: 0, unfinished: 0 }
  for (const { key } of jobs) counts[states.get(key) ?? 'unfinished'] += 1
  return counts
}

const inWords = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .flatMap(([state, count]) => (count > 0 ? [`${count} ${state}`] : []))
    .join(', ')

function exitCodeOf(counts: Readonly<Record<JobState, number>>, isStopped: boolean): number {
  if (counts.uncertain > 0) return exitCodes.uncertain
  if (isStopped) return exitCodes.interrupted
  return counts.failed + counts.refused + counts.unfinished > 0 ? exitCodes.failed : exitCodes.done
}

/** Does the jobs of a file, and goes on where an earlier run was interrupted. */
export async function runBatch(session: Session, command: BatchCommand): Promise<number> {
  check(command)
  const { jobs: source, save, fallback, upload, timeoutSeconds, isSandbox, retry, database, sink } = command
  const jobs = readJobs(await readSource(source))
  const path = resolve(command.results ?? `${source}.results.jsonl`)
  const name = nameOf(path)
  const journal = openJournal(session, name, isSandbox)
  const needs = { sandbox: isSandbox ? 'own' : 'none', upload, journal, database, sink } as const
  return withClient(session, needs, async (workshop) => {
    const { signal } = session.interruption
    session.interruption.announce = 'Stopping. Run the same line again, and it goes on.'
    // The journal is read first: only one run of a batch has it, and so the results.
    await journal.unsettled()
    // In a database, other batches have jobs of the same names.
    const prefix = workshop.isShared ? `${name} ` : ''
    const results = await openResults(path)
    const board = openBoard(session)
    try {
      const earlier = await readEarlier(workshop, { jobs, results, prefix, signal })
      const states = new Map([...results.known].map(([key, { state }]) => [key, state]))
      const line = board.line({ name: 'batch' })
      const show = (): void => {
        const counts = countOf(jobs, states)
        const over = jobs.length - counts.unfinished
        line.show({ state: `${over} of ${jobs.length}`, done: jobs.length > 0 ? over / jobs.length : 1 })
      }
      const onLine = (result: ResultLine): void => {
        states.set(result.job, result.state)
        if (session.isJson) session.give(JSON.stringify(result))
        show()
      }
      show()
      const timeoutMs = timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000
      const batch: Batch = { workshop, results, save, fallback, timeoutMs, prefix, onLine }
      const wanted = jobs.filter((job) => isPending(results, earlier, job, retry))
      await doAll(batch, wanted, earlier, command)
      line.end()
      const counts = countOf(jobs, states)
      session.tell(`${inWords(counts) || 'no jobs'}; results in ${shownPath(session, path)}`)
      if (earlier.others.length > 0)
        session.tell(`${earlier.others.length} earlier submissions belong to no job of this file any more.`)
      return exitCodeOf(counts, signal.aborted)
    } finally {
      board.close()
      await results.close()
    }
  })
}
