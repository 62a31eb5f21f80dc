import type { Answer } from '../../http/answer.js'
import { startTask } from '../../task/task.js'
import { refusal, success } from './answer.js'
import type { AuthenticatedRequest } from './authenticate.js'
import { callBack } from './callback.js'
import type { TomovieeContext } from './context.js'
import { capacities } from './models/catalogue.js'
import { publishResult } from './result.js'
import { newTaskId, type TomovieeTask } from './task.js'

/** Creates a task, or says what is wrong with the request. */
export async function createTask(
  context: TomovieeContext,
  { appKey, received, body }: AuthenticatedRequest,
): Promise<Answer> {
  const capacity = capacities.get(received.rest)
  if (capacity === undefined) return refusal(680002, `unknown capacity ${received.rest}`)
  const job = await capacity(body, context.closing)
  if ('error' in job) return refusal(job.code, job.error)
  const task: TomovieeTask = {
    ...startTask(context.taskSeconds, received.fault),
    id: newTaskId(received.rest),
    owner: appKey,
    job,
    result: publishResult(context.files, job, context.settings.answerForm),
  }
  context.tasks.add(task)
  received.accept(task.id)
  void callBack(context, task)
  return success({ task_id: task.id })
}
