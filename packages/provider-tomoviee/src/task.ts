import {
  type Context,
  conclude,
  MediaplugError,
  type PendingStatus,
  parseAnswer,
  type StartedTask,
  type Status,
  vendorId,
  z,
} from '@mediaplug/core/provider'
import { signUrl } from './callback/signed-url.js'
import type { ModelName } from './models/capacity.js'
import { request } from './request.js'
import { type FileKind, type Produced, readResult } from './result.js'
import type { Settings } from './settings.js'

const created = z.object({ task_id: vendorId })

/** A number that only informs. One that makes no sense is passed over, so it never keeps a task from its end. */
const informativeNumber = z.coerce.number().min(0).nullish().catch(undefined)
const percent = informativeNumber.transform((done) => (done == null || done > 100 ? undefined : done))
const task = z.object({
  status: z.union([
    z.number(),
    // The vendor writes the number as a text here and there.
    z.string().transform((word) => (/^\d+$/.test(word) ? Number(word) : word)),
  ]),
  reason: z.string().nullish().catch(undefined),
  params: z.unknown().optional(),
  progress: percent,
  process: percent,
  position: informativeNumber,
  wait_time: informativeNumber,
  result: z.unknown().optional(),
})
type TaskData = z.output<typeof task>

/** A task to create. */
export interface Order {
  readonly model: ModelName
  /** In the vendor's names. Fields that are undefined are not sent. */
  readonly parameters: object
  /** How the vendor tells that the task has ended, if not as the settings say. */
  readonly callback: {
    readonly callbackUrl?: string | undefined
    readonly callbackParams?: string | undefined
  }
}

/** Has the vendor accept a task. */
export async function createTask(
  { http }: Context,
  { capacities, appSecret, callbackUrl: defaultCallbackUrl }: Settings,
  { model, parameters, callback: wanted }: Order,
): Promise<StartedTask> {
  const { callbackUrl = defaultCallbackUrl, callbackParams: params } = wanted
  const callback = callbackUrl && signUrl(callbackUrl, await appSecret())
  const path = `/v1/open/capacity/application/${encodeURIComponent(capacities[model])}`
  return { ref: parseAnswer(created, await request(http, path, { ...parameters, callback, params })).task_id }
}

function pending(
  state: PendingStatus['state'],
  { progress, process, position, wait_time }: TaskData,
): PendingStatus {
  const done = progress ?? process
  return {
    state,
    progress: done == null ? undefined : done / 100,
    position: position ?? undefined,
    remainingSeconds: wait_time ?? undefined,
  }
}

/** Makes the poll of a model whose results are files of a kind. */
export function pollTask<const Kind extends FileKind>(kind: Kind) {
  return async (ref: string, { http }: Context): Promise<Status<Produced<Kind>>> => {
    const data = parseAnswer(task, await request(http, '/v1/open/pub/task', { task_id: ref }))
    const reason = data.reason || 'the vendor gives no reason'
    const vendorCode = data.status
    switch (data.status) {
      case 1:
        return pending('queued', data)
      case 2:
        return pending('running', data)
      case 3:
        return conclude(() => readResult(data, kind))
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
