import { exitCodes } from '../error/exit-codes.js'
import { give } from '../output/give.js'
import { tellResult } from '../output/tell-result.js'
import { type Workshop, withClient } from '../project/with-client.js'
import type { Session } from '../session/session.js'
import { comeBackLine } from '../tasks/come-back-line.js'
import { shortId } from '../tasks/entries.js'
import { finishTask } from '../tasks/finish-task.js'
import { usualPlace } from '../tasks/save-result.js'
import type { TasksAt } from '../tasks/with-tasks.js'
import { helpOf, parseRequest, type Request, targetOf } from './parse.js'
import { type SubmitChoice, submitRequest } from './submit.js'

/** What `mediaplug submit` is called with. */
export interface SubmitCommand extends SubmitChoice, TasksAt {
  readonly request: Request
  readonly upload: string | undefined
  readonly isHelp: boolean
}

const stillLine = { show() {}, end() {} }

/** Says how to come back to what a vendor accepted when the user had stopped already. */
const tellOpen =
  ({ session, journal, isSandbox }: Workshop) =>
  (error: unknown): never => {
    for (const id of journal.open()) session.tell(`Come back to it with: ${comeBackLine(id, isSandbox)}`)
    throw error
  }

/** Submits, and leaves the task at the vendor. The result of a model that answers at once is saved here and now. */
export async function runSubmit(session: Session, command: SubmitCommand): Promise<number> {
  const { request, upload, isSandbox, database, sink } = command
  const needs = { sandbox: isSandbox ? 'running' : 'none', upload, database, sink } as const
  return withClient(session, needs, async (workshop) => {
    const { client, isShared } = workshop
    if (command.isHelp) {
      session.give(helpOf(request, await targetOf(workshop, request.target)))
      return exitCodes.done
    }
    const ready = await parseRequest(workshop, request)
    const { task, settles, signal } = await submitRequest(workshop, ready, command).catch(tellOpen(workshop))
    const { handle, submission, model, label } = task
    if (handle === undefined) {
      const open = { client, task, settles, isResumed: false, line: stillLine, signal, timeoutMs: undefined }
      const data = await finishTask({ ...open, where: usualPlace })
      if (session.isJson) session.give(JSON.stringify(data))
      else await tellResult(session, data)
      return exitCodes.done
    }
    give(
      session,
      { id: submission, model, state: isShared ? 'stored' : 'accepted', label, handle },
      shortId(submission ?? handle.ref),
    )
    if (submission !== undefined)
      session.tell(
        `${isShared ? 'Stored for' : 'Accepted by'} ${model}. Come back with: ${comeBackLine(submission, isSandbox)}`,
      )
    return exitCodes.done
  })
}
