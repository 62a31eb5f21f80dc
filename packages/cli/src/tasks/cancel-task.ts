import type { Output, Task } from '@mediaplug/core'
import { exitCodes } from '../error/exit-codes.js'
import { isMediaplugError } from '../error/is-mediaplug-error.js'
import { give } from '../output/give.js'
import { withSharedClient } from '../project/with-shared-client.js'
import type { Session } from '../session/session.js'
import { findTask } from './find-task.js'
import type { TasksAt } from './with-tasks.js'

/** What `mediaplug cancel` is called with. */
export interface CancelCommand extends TasksAt {
  readonly id: string
  readonly model: string | undefined
}

/** How long the vendor's last word is waited for. */
const patienceMs = 20_000

/** The vendor's last word about a task that it was asked to end. */
async function lastWord(
  task: Task<Output>,
  signal: AbortSignal,
): Promise<'canceled' | 'succeeded' | 'unknown'> {
  try {
    await task.result({ signal, timeoutMs: patienceMs })
    return 'succeeded'
  } catch (error) {
    if (isMediaplugError(error) && error.code === 'canceled') return 'canceled'
    if (isMediaplugError(error) && error.code === 'timeout') return 'unknown'
    throw error
  }
}

const words = {
  canceled: 'Canceled at the vendor.',
  succeeded: "It was finished already: 'mediaplug wait' fetches the result.",
  unknown:
    "The vendor took the request, and has not said that the task has ended. 'mediaplug tasks' keeps it.",
} as const

/** Ends a task at the vendor. It is settled when the vendor says that it has ended. */
export function cancelTask(session: Session, { id, model, ...at }: CancelCommand): Promise<number> {
  const { signal } = session.interruption
  return withSharedClient(session, at, async ({ client, tasks }) => {
    const { handle, settles } = await findTask(tasks, id, model)
    const task = client.resume(handle)
    await task.cancel({ signal })
    const state = await lastWord(task, signal)
    if (state === 'canceled') await client.settle(settles)
    give(session, { handle, state }, words[state])
    return state === 'canceled' ? exitCodes.done : exitCodes.failed
  })
}
