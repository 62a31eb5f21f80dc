import { z } from 'zod'
import type { Answer } from '../../http/answer.js'
import { taskState } from '../../task/task.js'
import { refusal, success } from './answer.js'
import type { AuthenticatedRequest } from './authenticate.js'
import type { TencentContext } from './context.js'
import { showJob } from './status.js'

const queryRequest = z.strictObject({ JobId: z.string().min(1) })

/** Tells the state of a job. */
export function queryJob({ tasks }: TencentContext, { account, received }: AuthenticatedRequest): Answer {
  const { body, fault } = received
  const parsed = queryRequest.safeParse(body.kind === 'json' ? body.value : undefined)
  if (!parsed.success) {
    return refusal('InvalidParameter.InvalidParameter', 'JobId is required, as a string, and nothing else.')
  }
  const task = tasks.find(parsed.data.JobId, account.secretId)
  if (task === undefined) return refusal('FailedOperation.JobNotExist')
  received.accept(task.id)
  return success(showJob(task, taskState(task, Date.now()), fault))
}
