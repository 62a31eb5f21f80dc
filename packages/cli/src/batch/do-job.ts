import type { AnyClient, Output, Recovered, Task, TaskHandle } from '@mediaplug/core'
import { isMediaplugError } from '../error/is-mediaplug-error.js'
import { errorData } from '../error/report.js'
import { targetOf } from '../generate/parse.js'
import { submitRequest } from '../generate/submit.js'
import { withPaths } from '../options/files-in.js'
import type { ResultData } from '../output/result-data.js'
import type { Line } from '../progress/board.js'
import type { Workshop } from '../project/with-client.js'
import { checkPlace } from '../tasks/check-place.js'
import { finishTask } from '../tasks/finish-task.js'
import type { Job } from './job.js'
import { placeOf } from './place.js'
import type { JobState, ResultLine, Results } from './results.js'

/** What the jobs of a batch have in common. */
export interface Batch {
  readonly workshop: Workshop
  readonly results: Results
  readonly save: string
  readonly fallback: boolean | undefined
  readonly timeoutMs: number | undefined
  /** What stands before a job's key in its label. */
  readonly prefix: string
  /** Told of each line that is added. */
  readonly onLine: (line: ResultLine) => void
}

const stillLine: Line = { show() {}, end() {} }

async function tell(
  { results, onLine }: Batch,
  { key, id }: Job,
  state: JobState,
  data: object,
): Promise<void> {
  const line = { job: key, ...(id === undefined ? {} : { id }), state, ...data }
  await results.add(line)
  onLine(line)
}

/** A task of a job: submitted just now, or by an earlier run. */
interface JobTask {
  readonly task: Task<Output>
  readonly settles: string | TaskHandle
  readonly signal: AbortSignal
  readonly isResumed: boolean
}

/** What is told of an error that says nothing of the vendor's last word. */
const stateOf = (error: unknown): JobState => {
  const code = isMediaplugError(error) ? error.code : undefined
  return code === 'submission-uncertain' ? 'uncertain' : 'refused'
}

/** Waits for a task. Its line is on disk before it is settled. */
async function finish(batch: Batch, job: Job, jobTask: JobTask): Promise<void> {
  const { workshop, save, timeoutMs } = batch
  const { client } = workshop
  const { task, settles } = jobTask
  const submission = typeof settles === 'string' ? settles : task.submission
  const about = { model: task.model, submission, handle: task.handle }
  let isTold = false
  const toldAs = async (state: JobState, data: object): Promise<void> => {
    isTold = true
    await tell(batch, job, state, data)
  }
  try {
    await finishTask({
      ...jobTask,
      client,
      line: stillLine,
      timeoutMs,
      where: placeOf(job, save),
      onSaved: ({ id, ...data }: ResultData) => toldAs('done', { ...data, submission }),
      onEnded: (error) => toldAs('failed', { ...about, error: errorData(error) }),
    })
  } catch (error) {
    if (isTold || workshop.session.interruption.signal.aborted) return
    // What nothing could give again is a matter for a person; a task goes on, and the next run goes on with it.
    const usual = task.handle ? 'unfinished' : 'uncertain'
    // A worker that could not submit it says so when it is waited for.
    const isOfStart = workshop.isShared && isMediaplugError(error) && error.phase === 'start'
    await tell(batch, job, isOfStart ? stateOf(error) : usual, { ...about, error: errorData(error) })
  }
}

async function submitNew(batch: Batch, job: Job): Promise<JobTask | undefined> {
  const { workshop, fallback } = batch
  try {
    await checkPlace(placeOf(job, batch.save))
    const target = await targetOf(workshop, job.target)
    const input = withPaths(job.input, target.schema)
    if (typeof input !== 'object' || input === null) return undefined
    const ready = { target, input: { ...input } }
    const submitted = await submitRequest(workshop, ready, { label: batch.prefix + job.key, fallback })
    return { ...submitted, isResumed: false }
  } catch (error) {
    const state = stateOf(error)
    const isStopped = workshop.session.interruption.signal.aborted
    if (!isStopped || state === 'uncertain') await tell(batch, job, state, { error: errorData(error) })
    return undefined
  }
}

/** What an earlier run left of a job, where it can be gone on with. */
function resume(
  { resume: again }: AnyClient,
  found: Recovered | undefined,
  signal: AbortSignal,
): JobTask | undefined {
  if (found?.state !== 'accepted') return undefined
  return { task: again(found.handle), settles: found.id, signal, isResumed: true }
}

/** Why a person must look after what an earlier run left. */
const reasonOf = (found: Recovered): string | undefined => {
  if (found.state === 'answered')
    return 'The vendor answered, and the process ended before the result was saved.'
  return found.state === 'uncertain' ? found.reason : undefined
}

/**
 * Does a job, or goes on with it.
 *
 * @param earlier - What an earlier run left of it. What may have been paid for is not sent again.
 */
export async function doJob(batch: Batch, job: Job, earlier: Recovered | undefined): Promise<void> {
  const { client, session } = batch.workshop
  const doubt = earlier && reasonOf(earlier)
  if (doubt !== undefined) {
    const error = { code: 'submission-uncertain', message: doubt }
    return tell(batch, job, 'uncertain', { submission: earlier?.id, error })
  }
  const task = resume(client, earlier, session.interruption.signal) ?? (await submitNew(batch, job))
  if (task) await finish(batch, job, task)
}
