import type { Recovered } from '@mediaplug/core'
import { exitCodes } from '../error/exit-codes.js'
import { isMediaplugError } from '../error/is-mediaplug-error.js'
import { withSharedClient } from '../project/with-shared-client.js'
import type { Session } from '../session/session.js'
import { checkFolder } from './check-place.js'
import { comeBack, type EarlierTask, type WaitChoice } from './come-back.js'
import { shortId } from './entries.js'
import { outcomeData, worstOf } from './outcome.js'
import type { TasksAt } from './with-tasks.js'

/** What `mediaplug recover` is called with. */
export interface RecoverCommand extends WaitChoice, TasksAt {}

/** What nobody can wait for: a person looks after it. */
type Doubt = Exclude<Recovered, { readonly state: 'accepted' }>

function doubtText(doubt: Doubt): string {
  const id = shortId(doubt.id)
  switch (doubt.state) {
    case 'answered':
      return `${id} ${doubt.model} was answered at ${doubt.answeredAt}, and its result was not saved. It was most likely charged: look for it at the vendor, then: mediaplug settle ${id}`
    case 'uncertain':
      return `${id} ${doubt.model} was sent at ${doubt.sentAt}, and its fate is not known: ${doubt.reason} Look for it at the vendor, then: mediaplug settle ${id}`
    case 'not-accepted':
      return `${id} ${doubt.model}: the vendor says that it never accepted it.`
  }
}

/** Finishes what ended commands left. */
export function recoverTasks(session: Session, command: RecoverCommand): Promise<number> {
  return withSharedClient(session, command, async (workshop) => {
    await checkFolder(command.save)
    const { client } = workshop
    const tasks: EarlierTask[] = []
    const doubts: Doubt[] = []
    try {
      for await (const found of client.recover({ signal: session.interruption.signal })) {
        if (found.state !== 'accepted') doubts.push(found)
        else
          tasks.push({ task: client.resume(found.handle), settles: found.id, at: found.handle.submittedAt })
      }
    } catch (error) {
      // A file of the journal that cannot be read hides nothing else.
      if (!isMediaplugError(error) || error.code !== 'journal') throw error
      session.tell(session.colors.yellow(error.message))
    }
    if (tasks.length + doubts.length === 0) session.tell('Nothing was left.')
    const outcomes = await comeBack(workshop, tasks, command)
    for (const doubt of doubts) session.tell(session.colors.yellow(doubtText(doubt)))
    if (session.isJson) session.give(JSON.stringify({ tasks: outcomes.map(outcomeData), doubts }))
    const isUncertain = doubts.some(({ state }) => state !== 'not-accepted')
    const code = worstOf(outcomes)
    return isUncertain && code !== exitCodes.interrupted ? exitCodes.uncertain : code
  })
}
