import { z } from 'zod'
import { type Answer, jsonAnswer } from '../../http/answer.js'
import { taskState } from '../../task/task.js'
import { refusal, success } from './answer.js'
import type { AuthenticatedRequest } from './authenticate.js'
import type { TomovieeContext } from './context.js'
import { showTask } from './status.js'

const pollRequest = z.strictObject({ task_id: z.string().min(1) })

/** Tells the state of a task. */
export function pollTask(
  { tasks, settings }: TomovieeContext,
  { appKey, received, body }: AuthenticatedRequest,
): Answer {
  const parsed = pollRequest.safeParse(body)
  if (!parsed.success) return refusal(680001, 'task_id: is required, as a string, and nothing else')
  const task = tasks.find(parsed.data.task_id, appKey)
  if (task === undefined) return refusal(680003)
  received.accept(task.id)
  const state = taskState(task, Date.now())
  const data = showTask(task, state, settings.answerForm, received.fault)
  return state.code === 0 ? success(data) : jsonAnswer(200, { code: state.code, msg: state.reason, data })
}
