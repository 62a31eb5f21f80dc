import { z } from 'zod'
import type { Answer } from '../../server/answer.js'
import { jsonAnswer } from '../../server/answer.js'
import type { ReceivedRequest } from '../../server/route.js'
import { taskState } from '../../task/task.js'
import type { TomovieeCredentials } from './account.js'
import { refusal, success } from './answer.js'
import type { Ledger } from './ledger.js'
import { taskData } from './state.js'

const pollRequest = z.strictObject({ task_id: z.string().min(1) })

/** Tells the state of a task. */
export function pollTask(
  ledger: Ledger,
  account: TomovieeCredentials,
  request: ReceivedRequest,
  body: unknown,
): Answer {
  const parsed = pollRequest.safeParse(body)
  if (!parsed.success) return refusal(680001, 'task_id: is required, as a string, and nothing else')
  const entry = ledger.find(parsed.data.task_id, account.appKey)
  if (entry === undefined) return refusal(680003)
  request.accept(entry.id)
  const data = taskData(entry, request.fault)
  const code = entry.ill?.code ?? 0
  const ended = taskState(entry.task, Date.now()).name === entry.ill?.outcome
  return ended && code !== 0 ? jsonAnswer(200, { code, msg: data.reason, data }) : success(data)
}
