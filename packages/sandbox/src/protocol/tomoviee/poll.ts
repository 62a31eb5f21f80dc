import { z } from 'zod'
import type { Answer } from '../../http/answer.js'
import { jsonAnswer } from '../../http/answer.js'
import type { ReceivedRequest } from '../../server/route.js'
import { codeOf } from '../../task/outcome.js'
import type { Ledger } from '../../task/store.js'
import { taskState } from '../../task/task.js'
import type { TomovieeCredentials } from './account.js'
import { refusal, success } from './answer.js'
import { taskData } from './status.js'
import type { LedgerTask } from './task.js'

const pollRequest = z.strictObject({ task_id: z.string().min(1) })

/** Tells the state of a task. */
export function pollTask(
  ledger: Ledger<LedgerTask>,
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
  const code = codeOf(taskState(entry.task, Date.now()), entry.ill)
  return code === 0 ? success(data) : jsonAnswer(200, { code, msg: data.reason, data })
}
