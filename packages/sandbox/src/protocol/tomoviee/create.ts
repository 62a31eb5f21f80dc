import type { Answer } from '../../http/answer.js'
import type { ReceivedRequest } from '../../server/route.js'
import type { Ledger } from '../../task/store.js'
import { startTask } from '../../task/task.js'
import type { Room } from '../define-vendor.js'
import type { TomovieeCredentials } from './account.js'
import { refusal, success } from './answer.js'
import { callBack } from './callback.js'
import { capacities } from './models/catalogue.js'
import { publishResult } from './result.js'
import type { TomovieeSettings } from './settings.js'
import { type LedgerTask, newTaskId } from './task.js'

/** Creates a task, or says what is wrong with the request. */
export async function createTask(
  room: Room<TomovieeCredentials, TomovieeSettings>,
  ledger: Ledger<LedgerTask>,
  account: TomovieeCredentials,
  request: ReceivedRequest,
  body: unknown,
): Promise<Answer> {
  const capacity = capacities.get(request.rest)
  if (capacity === undefined) return refusal(680002, `unknown capacity ${request.rest}`)
  const job = await capacity(body, room.closing)
  if ('error' in job) return refusal(job.code, job.error)
  const ill = request.fault?.kind === 'outcome' ? request.fault : undefined
  const form = room.settings.answerForm
  const entry: LedgerTask = {
    id: newTaskId(request.rest),
    owner: account.appKey,
    job,
    task: startTask(room.taskSeconds, ill?.outcome ?? 'succeeded'),
    ill,
    form,
    result: publishResult(room.files, job, form),
  }
  ledger.add(entry)
  request.accept(entry.id)
  void callBack(entry, room.closing)
  return success({ task_id: entry.id })
}
