import { exitCodes } from '../error/exit-codes.js'
import { give } from '../output/give.js'
import type { Session } from '../session/session.js'
import { findEntry } from './find-task.js'
import { type TasksAt, withTasks } from './with-tasks.js'

/** Settles a submission. The provider need not be installed any more. */
export function settleEntry(session: Session, id: string, at: TasksAt): Promise<number> {
  return withTasks(session, at, async (tasks) => {
    const entry = await findEntry(tasks, id)
    await tasks.settle(entry)
    give(
      session,
      { id: entry.id, model: entry.model, state: 'settled' },
      `Settled: ${entry.model}, ${entry.state} before.`,
    )
    return exitCodes.done
  })
}
