import {
  type Context,
  conclude,
  MediaplugError,
  type ProducedNotes,
  type StartedTask,
  type Status,
  vendorId,
  z,
} from '@mediaplug/core/provider'
import { informativeText, readData } from './request/answer.js'
import { request } from './request/request.js'
import { type FileKind, type ProducedFiles, readFiles } from './result.js'

const created = z.object({ task_id: vendorId })

/** Has the vendor accept a task. */
export async function createTask({ http }: Context, path: string, parameters: object): Promise<StartedTask> {
  return { ref: readData(created, await request(http, path, { data: parameters })).task_id }
}

const task = z.object({
  task_id: informativeText,
  status: z.string(),
  reason: informativeText,
  result: z.unknown().optional(),
})

/** What a task that has succeeded reports. */
interface Produced extends ProducedNotes {
  readonly assets: ProducedFiles
}

/**
 * Makes the poll of a model whose results are files of a kind. The vendor's documents have several words for one
 * state, and each is taken.
 */
export function pollTask(kind: FileKind) {
  return async (ref: string, { http }: Context): Promise<Status<Produced>> => {
    const answer = await request(http, `/generation/result/${encodeURIComponent(ref)}`, {})
    const { code, message, requestId } = answer
    const { task_id, status, reason: given, result } = readData(task, answer)
    const reason = given || (code !== 0 && message) || 'the vendor gives no reason'
    const vendorCode = code === 0 ? status : code
    switch (status) {
      case 'waiting':
      case 'pending':
      case 'queued':
        return { state: 'queued' }
      case 'processing':
      case 'running':
        return { state: 'running' }
      case 'completed':
      case 'succeeded':
        return conclude(
          () => ({
            assets: readFiles(result, kind),
            requestId,
            details: { task_id, trace_id: requestId, reason: given },
          }),
          { requestId },
        )
      case 'failed':
        return { state: 'failed', reason, vendorCode, requestId }
      case 'timeout':
        return { state: 'failed', reason: `timed out at the vendor: ${reason}`, vendorCode, requestId }
      default:
        throw new MediaplugError('protocol', `the vendor reports the unknown status '${status}'`, {
          requestId,
        })
    }
  }
}
