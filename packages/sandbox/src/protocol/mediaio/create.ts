import { randomUUID } from 'node:crypto'
import type { Answer } from '../../http/answer.js'
import type { Ledger } from '../../task/store.js'
import { startTask } from '../../task/task.js'
import type { Room } from '../define-vendor.js'
import type { MediaioCredentials } from './account.js'
import { refusal, success } from './answer.js'
import type { Admitted } from './authenticate.js'
import type { Model } from './catalogue/model.js'
import type { Credits } from './credits.js'
import { orderReader } from './request.js'
import { publishFiles } from './result/files.js'
import type { MediaioSettings } from './settings.js'
import type { MediaioTask } from './task.js'

/** Where tasks are kept and paid from. */
export interface Books {
  readonly ledger: Ledger<MediaioTask>
  readonly credits: Credits
}

/** Makes the handler that creates tasks of one model, or says what is wrong with a request. */
export function taskCreator(
  room: Room<MediaioCredentials, MediaioSettings>,
  { ledger, credits }: Books,
  model: Model,
): (admitted: Admitted) => Promise<Answer> {
  const readOrder = orderReader(model)
  return async ({ apiKey, request, body }) => {
    const order = await readOrder(body, room.closing)
    if ('error' in order) return refusal(490000, `params error: ${order.error}`)
    if (!credits.spend(apiKey)) return refusal(490505)
    const ill = request.fault?.kind === 'outcome' ? request.fault : undefined
    const id = `${model.code.slice(0, 3)}-${randomUUID()}`
    ledger.add({
      id,
      owner: apiKey,
      task: startTask(room.taskSeconds, ill?.outcome ?? 'succeeded'),
      makes: model.makes,
      ill,
      links: publishFiles(room.files, order, room.closing),
    })
    request.accept(id)
    return success({ task_id: id })
  }
}
