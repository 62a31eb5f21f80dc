import type { Output, Task, TaskHandle } from '@mediaplug/core'
import type { ResultData } from '../output/result-data.js'
import { type Board, openBoard } from '../progress/board.js'
import type { Workshop } from '../project/with-client.js'
import { comeBackAdvice } from './come-back-line.js'
import { finishTask } from './finish-task.js'
import type { TaskOutcome } from './outcome.js'
import { toOutcome } from './to-outcome.js'

/** A task that another command submitted. */
export interface EarlierTask {
  readonly task: Task<Output>
  readonly settles: string | TaskHandle
  /** When it was submitted, as an ISO 8601 time. */
  readonly at: string | undefined
}

/** How results are waited for and saved. */
export interface WaitChoice {
  readonly save: string
  readonly timeoutSeconds: number | undefined
}

async function finish(
  { session, client, isSandbox }: Workshop,
  board: Board,
  { task, settles, at }: EarlierTask,
  { save: where, timeoutSeconds }: WaitChoice,
): Promise<TaskOutcome> {
  const model = client.models.find(({ id }) => id === task.model)
  const since = at === undefined ? undefined : Date.parse(at)
  const line = board.line({ name: task.model, usualSeconds: () => model?.usualSeconds, since })
  const work = (): Promise<ResultData> => {
    line.show({ state: 'asking' })
    const timeoutMs = timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000
    const { signal } = session.interruption
    return finishTask({ client, task, settles, isResumed: true, line, signal, timeoutMs, where })
  }
  return toOutcome(session, line, work, (error) => comeBackAdvice(error, settles, isSandbox))
}

/** Waits for tasks at the same time, and saves the result of each. One that fails keeps none of the others from it. */
export async function comeBack(
  workshop: Workshop,
  tasks: readonly EarlierTask[],
  choice: WaitChoice,
): Promise<readonly TaskOutcome[]> {
  const board = openBoard(workshop.session)
  try {
    return await Promise.all(tasks.map((task) => finish(workshop, board, task, choice)))
  } finally {
    board.close()
  }
}
