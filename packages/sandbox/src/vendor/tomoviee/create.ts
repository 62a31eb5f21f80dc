import type { Answer } from '../../server/answer.js'
import type { ReceivedRequest } from '../../server/route.js'
import { startTask } from '../../task/task.js'
import type { Room } from '../vendor.js'
import type { TomovieeCredentials } from './account.js'
import { refusal, success } from './answer.js'
import { callBack } from './callback.js'
import type { CapacityJob } from './capacity/capacity.js'
import { capacities } from './capacity/catalogue.js'
import { type Ledger, type LedgerTask, newTaskId } from './ledger.js'

/** Creates a task, or says what is wrong with the request. */
export function createTask(
  room: Room<TomovieeCredentials, unknown>,
  ledger: Ledger,
  account: TomovieeCredentials,
  request: ReceivedRequest,
  body: unknown,
): Answer {
  const capacity = capacities.get(request.rest)
  if (capacity === undefined) return refusal(680002, `unknown capacity ${request.rest}`)
  const job = capacity(body, room.closing)
  if ('error' in job) return refusal(680001, job.error)
  const ill = request.fault?.kind === 'outcome' ? request.fault : undefined
  const entry: LedgerTask = {
    id: newTaskId(request.rest),
    appKey: account.appKey,
    job,
    task: startTask(room.taskSeconds, ill?.outcome ?? 'succeeded'),
    ill,
    result: publishResult(room, job),
  }
  ledger.add(entry)
  request.accept(entry.id)
  void callBack(entry, room.closing)
  return success({ task_id: entry.id })
}

function publishResult(room: Room<TomovieeCredentials, unknown>, job: CapacityJob): () => string {
  const links = job.files.map((file) => room.files.publish(file))
  return () =>
    JSON.stringify({
      model_version: 'sandbox',
      translate_prompt: job.prompt,
      [job.resultKey]: links.map((link) => link()),
    })
}
