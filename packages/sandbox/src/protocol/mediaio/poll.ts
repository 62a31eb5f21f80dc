import type { Answer } from '../../http/answer.js'
import { taskState } from '../../task/task.js'
import { refusal, wrapped } from './answer.js'
import type { AuthenticatedRequest } from './authenticate.js'
import type { MediaioContext } from './context.js'
import { emptyResult, formResult } from './result/form.js'
import { statusWord } from './status.js'
import type { MediaioTask } from './task.js'

function isUnknownYet({ settings }: MediaioContext, { acceptedAt }: MediaioTask): boolean {
  return Date.now() < acceptedAt + settings.unknownSeconds * 1000
}

/** Tells the state of a task, and its result when it is done. */
export function pollTask(context: MediaioContext, { apiKey, received }: AuthenticatedRequest): Answer {
  const task = context.tasks.find(received.rest, apiKey)
  if (task === undefined || isUnknownYet(context, task)) return refusal(40003)
  received.accept(task.id)
  const { resultForm, statusWords } = context.settings
  const { name, reason, code } = taskState(task, Date.now())
  const status = statusWord(name, statusWords)
  const { fault } = received
  return wrapped(code, code === 0 ? '' : reason, {
    task_id: task.id,
    status: fault?.kind === 'unknown-status' ? fault.word : status,
    ...(reason === '' ? {} : { reason }),
    result:
      name === 'succeeded'
        ? formResult(resultForm, task.makes, status, task.links())
        : emptyResult(resultForm),
  })
}
