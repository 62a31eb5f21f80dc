import type { Handler } from '../../server/route.js'
import { startTask } from '../../task/task.js'
import { refusal, success } from './answer.js'
import type { AuthenticatedRequest } from './authenticate.js'
import type { Model } from './catalogue/model.js'
import type { MediaioContext } from './context.js'
import { requestReader } from './request.js'
import { filesOf } from './result/files.js'
import { newTaskId } from './task.js'

/** Makes the handler that creates tasks of one model, or says what is wrong with a request. */
export function taskCreator(context: MediaioContext, model: Model): Handler<AuthenticatedRequest> {
  const readRequest = requestReader(model)
  return async ({ apiKey, received, body }) => {
    const request = await readRequest(body, context.closing)
    if ('error' in request) return refusal(490000, `params error: ${request.error}`)
    if (!context.credits.spend(apiKey)) return refusal(490505)
    const id = newTaskId(model.code)
    context.tasks.add({
      ...startTask(context.taskSeconds, received.fault),
      id,
      owner: apiKey,
      makes: model.makes,
      links: context.files.publishAll(filesOf(request, context.closing)),
    })
    received.accept(id)
    return success({ task_id: id })
  }
}
