import { withSharedClient } from '../project/with-shared-client.js'
import type { Session } from '../session/session.js'
import { checkFolder } from './check-place.js'
import { comeBack, type EarlierTask, type WaitChoice } from './come-back.js'
import { findTask } from './find-task.js'
import { outcomeData, worstOf } from './outcome.js'
import type { TasksAt } from './with-tasks.js'

/** What `mediaplug wait` is called with. */
export interface WaitCommand extends WaitChoice, TasksAt {
  readonly ids: readonly string[]
  readonly model: string | undefined
}

/** Comes back to tasks. */
export function waitForTasks(session: Session, command: WaitCommand): Promise<number> {
  const { ids, model, save } = command
  return withSharedClient(session, command, async (workshop) => {
    await checkFolder(save)
    const named = await Promise.all(ids.map((id) => findTask(workshop.tasks, id, model)))
    const tasks = named.map(
      ({ handle, settles, entry }): EarlierTask => ({
        task: workshop.client.resume(handle),
        settles,
        at: entry?.at,
      }),
    )
    const outcomes = await comeBack(workshop, tasks, command)
    const data = outcomes.map(outcomeData)
    if (session.isJson) session.give(JSON.stringify(ids.length === 1 ? data[0] : data))
    return worstOf(outcomes)
  })
}
