import type { Session } from '../session/session.js'
import type { TaskList } from '../tasks/task-list.js'
import type { TasksAt } from '../tasks/with-tasks.js'
import { type Workshop, withClient } from './with-client.js'

/** A command that needs what all commands submitted. */
export interface SharedWorkshop extends Workshop {
  readonly tasks: TaskList
}

/** Does a command's work with what all commands share, at vendors or at the local ones that run. */
export function withSharedClient<T>(
  session: Session,
  { isSandbox, database, sink }: TasksAt,
  work: (workshop: SharedWorkshop) => Promise<T>,
): Promise<T> {
  const needs = { sandbox: isSandbox ? 'running' : 'none', database, sink } as const
  return withClient(session, needs, async ({ tasks, ...workshop }) => {
    if (!tasks) throw new Error('There is no journal of all commands.')
    const result = await work({ ...workshop, tasks })
    await tasks.tidy()
    return result
  })
}
