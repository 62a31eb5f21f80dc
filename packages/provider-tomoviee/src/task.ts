import {
  type Context,
  MediaplugError,
  type PendingStatus,
  type StartedTask,
  type Status,
  z,
} from '@mediaplug/core/provider'
import { ask } from './gateway.js'
import { type FileKind, type ProducedFiles, readFiles } from './result.js'

const created = z.object({ task_id: z.string() })

const percent = z.coerce.number().min(0).max(100).nullish()
const task = z.object({
  status: z.number(),
  reason: z.string().nullish(),
  progress: percent,
  process: percent,
  position: z.number().nullish(),
  wait_time: z.number().nullish(),
  result: z.string().nullish(),
})
type TaskData = z.output<typeof task>

/** Creates a task of a capacity. */
export async function createTask(
  { http }: Context,
  capacity: string,
  parameters: object,
): Promise<StartedTask> {
  const data = await ask(http, `/v1/open/capacity/application/${encodeURIComponent(capacity)}`, parameters)
  return { ref: created.parse(data).task_id }
}

function pending(
  state: PendingStatus['state'],
  { progress, process, position, wait_time }: TaskData,
): PendingStatus {
  const done = progress ?? process
  return {
    state,
    progress: done == null ? undefined : done / 100,
    position: position != null && position >= 0 ? position : undefined,
    remainingSeconds: wait_time ?? undefined,
  }
}

/** Makes the poll of a model whose results are files of one kind. */
export function pollTask<const Kind extends FileKind>(kind: Kind) {
  return async (ref: string, { http }: Context): Promise<Status<ProducedFiles<Kind>>> => {
    const data = task.parse(await ask(http, '/v1/open/pub/task', { task_id: ref }))
    const reason = data.reason || 'the vendor gives no reason'
    const vendorCode = data.status
    switch (data.status) {
      case 1:
        return pending('queued', data)
      case 2:
        return pending('running', data)
      case 3:
        return { state: 'succeeded', output: readFiles(data.result ?? '', kind) }
      case 4:
        return { state: 'failed', reason, vendorCode }
      case 5:
        return { state: 'canceled', reason, vendorCode }
      case 6:
        return { state: 'failed', reason: `timed out at the vendor: ${reason}`, vendorCode }
      default:
        throw new MediaplugError('protocol', `the vendor reports the unknown status ${data.status}`)
    }
  }
}
