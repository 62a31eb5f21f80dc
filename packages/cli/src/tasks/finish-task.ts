import type { AnyClient, Output, SavedFile, Status, Task, TaskHandle } from '@mediaplug/core'
import { type ResultData, resultData } from '../output/result-data.js'
import { progressOf } from '../progress/bar.js'
import type { Line } from '../progress/board.js'
import { type SavePlace, saveAgain, saveNew } from './save-result.js'

/** A task that is to be waited for, saved and settled. */
export interface OpenTask {
  readonly client: AnyClient
  readonly task: Task<Output>
  /** What settles it. */
  readonly settles: string | TaskHandle
  /** Whether an earlier process may have saved some of it. */
  readonly isResumed: boolean
  readonly line: Line
  /** Stops the waiting. */
  readonly signal: AbortSignal
  readonly timeoutMs: number | undefined
  readonly where: string
  /** Called when the result is saved, before the submission is settled. */
  readonly onSaved?: (data: ResultData) => Promise<void>
  /** Called when the task has ended without a result, before the submission is settled. */
  readonly onEnded?: (error: unknown) => Promise<void>
}

const isOver = ({ state }: Status<unknown>): boolean => state !== 'queued' && state !== 'running'

function saveOutput({ isResumed, where, signal }: OpenTask, output: Output): Promise<readonly SavedFile[]> {
  const place: SavePlace = { where, signal }
  return isResumed ? saveAgain(output, place) : saveNew(output, place)
}

/** Waits for the end, and settles a task that ended without a result: there is nothing to come back for. */
async function waitFor(open: OpenTask): Promise<Output> {
  const { client, task, settles, line, signal, timeoutMs, onEnded } = open
  let last: Status<Output> | undefined
  try {
    return await task.result({
      signal,
      timeoutMs,
      onStatus(status) {
        last = status
        if (status.state === 'queued' || status.state === 'running') line.show(progressOf(status))
      },
    })
  } catch (error) {
    if (last && isOver(last) && last.state !== 'succeeded') {
      await onEnded?.(error)
      await client.settle(settles)
    }
    throw error
  }
}

/**
 * Waits for a task, saves its files, and only then says that it needs no more attention.
 *
 * @throws MediaplugError of every code; with the handle where the task goes on.
 */
export async function finishTask(open: OpenTask): Promise<ResultData> {
  const { client, task, settles, line, onSaved } = open
  const output = await waitFor(open)
  line.show({ state: 'saving' })
  const files = await saveOutput(open, output)
  const data = resultData(
    task.submission ?? (typeof settles === 'string' ? settles : undefined),
    output,
    files,
  )
  await onSaved?.(data)
  await client.settle(settles)
  return data
}
