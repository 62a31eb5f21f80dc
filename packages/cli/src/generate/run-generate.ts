import { exitCodes } from '../error/exit-codes.js'
import type { ResultData } from '../output/result-data.js'
import { type Board, openBoard } from '../progress/board.js'
import { type Workshop, withClient } from '../project/with-client.js'
import type { Session } from '../session/session.js'
import { checkPlace } from '../tasks/check-place.js'
import { comeBackAdvice, comeBackLine } from '../tasks/come-back-line.js'
import { finishTask } from '../tasks/finish-task.js'
import { outcomeData, type TaskOutcome, worstOf } from '../tasks/outcome.js'
import { toOutcome } from '../tasks/to-outcome.js'
import type { TasksAt } from '../tasks/with-tasks.js'
import { helpOf, parseRequest, type ReadyRequest, type Request, targetOf } from './parse.js'
import { providersFor } from './providers-for.js'
import { type SubmitChoice, submitRequest } from './submit.js'

/** What `mediaplug generate` is called with. */
export interface GenerateCommand extends SubmitChoice, TasksAt {
  readonly request: Request
  readonly save: string
  readonly times: number
  readonly timeoutSeconds: number | undefined
  readonly upload: string | undefined
  readonly isHelp: boolean
}

/** What to do about an error of a generation. With local vendors of this process, there is nothing to come back to. */
function adviceFor(error: unknown, { tasks, session }: Workshop, id: string | undefined): string | undefined {
  if (tasks) return comeBackAdvice(error, id, false)
  const isStopped = session.interruption.signal.aborted
  return isStopped ? 'The local vendors end with this command, and the task with them.' : undefined
}

async function generateOnce(
  workshop: Workshop,
  board: Board,
  ready: ReadyRequest,
  command: GenerateCommand,
): Promise<TaskOutcome> {
  const { session, client } = workshop
  const line = board.line({ name: ready.target.id, usualSeconds: ready.target.usualSeconds })
  let id: string | undefined
  const work = async (): Promise<ResultData> => {
    const { task, settles, signal } = await submitRequest(workshop, ready, command)
    id = task.submission
    const { timeoutSeconds, save: where } = command
    const timeoutMs = timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000
    return finishTask({ client, task, settles, isResumed: false, line, signal, timeoutMs, where })
  }
  const outcome = await toOutcome(session, line, work, (error) => adviceFor(error, workshop, id))
  return 'data' in outcome ? outcome : { ...outcome, id }
}

/** Says how to come back to what was accepted when its error had been told, and gives the exit code. */
function leave({ session, journal, tasks }: Workshop, outcomes: readonly TaskOutcome[]): number {
  const told = new Set(outcomes.flatMap((outcome) => ('error' in outcome ? outcome.id : undefined)))
  const untold = journal.open().filter((id) => tasks && !told.has(id))
  for (const id of untold) session.tell(`Come back to it with: ${comeBackLine(id, false)}`)
  const code = worstOf(outcomes)
  const isStopped = session.interruption.signal.aborted && code !== exitCodes.done
  return isStopped && code !== exitCodes.uncertain ? exitCodes.interrupted : code
}

/** Generates: submits, waits, saves, as many times as asked. */
export async function runGenerate(session: Session, command: GenerateCommand): Promise<number> {
  const { request, times, upload, isSandbox, database, sink } = command
  const needs = {
    sandbox: isSandbox ? 'own' : 'none',
    upload,
    database,
    sink,
    providers: providersFor(request.target, upload),
  } as const
  return withClient(session, needs, async (workshop) => {
    if (command.isHelp) {
      session.give(helpOf(request, await targetOf(workshop, request.target)))
      return exitCodes.done
    }
    const ready = await parseRequest(workshop, request)
    await checkPlace(command.save)
    session.interruption.announce = 'Stopping. What is at the vendor stays there.'
    const board = openBoard(session)
    try {
      const outcomes = await Promise.all(
        Array.from({ length: times }, () => generateOnce(workshop, board, ready, command)),
      )
      const told = outcomes.map(outcomeData)
      if (session.isJson) session.give(JSON.stringify(times === 1 ? told[0] : told))
      return leave(workshop, outcomes)
    } finally {
      board.close()
    }
  })
}
