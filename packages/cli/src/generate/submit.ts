import type { Output, Task, TaskHandle } from '@mediaplug/core'
import type { Workshop } from '../project/with-client.js'
import type { ReadyRequest } from './parse.js'
import { afterLanding, mayAnswerAtOnce, unlessOnTheWay } from './stopping.js'

/** How a request is submitted. */
export interface SubmitChoice {
  readonly label: string | undefined
  readonly fallback: boolean | undefined
}

/** A task that was submitted just now. */
export interface SubmittedTask {
  readonly task: Task<Output>
  /** What settles it. */
  readonly settles: string | TaskHandle
  /** What stops the waiting: nothing, where the result is here already and nowhere else. */
  readonly signal: AbortSignal
}

/** A submitted task always has an id in the journal. */
function settlingOf({ submission, handle, model }: Task<Output>): string | TaskHandle {
  const settles = submission ?? handle
  if (settles !== undefined) return settles
  throw new Error(`The task of ${model} has neither an id nor a handle.`)
}

/**
 * Submits a request. Its handle is on disk when this resolves. A request that is on its way when the user stops is
 * waited for, so that its task is not lost.
 *
 * @throws MediaplugError of the phases `input` and `start`.
 */
export async function submitRequest(
  { session, client, providers, journal }: Workshop,
  { target, input }: ReadyRequest,
  { label, fallback }: SubmitChoice,
): Promise<SubmittedTask> {
  const { signal: stop } = session.interruption
  const signal = mayAnswerAtOnce(providers, target.id) ? unlessOnTheWay(stop, journal) : stop
  try {
    const task = await client.submit(target.id, input, { label, fallback, signal })
    if (!task.isRecorded) {
      session.tell(`The task could not be recorded on disk. Keep its handle: ${JSON.stringify(task.handle)}`)
    }
    return { task, settles: settlingOf(task), signal: task.handle ? stop : new AbortController().signal }
  } catch (error) {
    throw stop.aborted ? await afterLanding(error, journal) : error
  }
}
