import { type Context, MediaplugError, type StartedTask, type Status, z } from '@mediaplug/core/provider'
import { id, informs, readData } from './request/answer.js'
import { ask } from './request/request.js'
import { type FileKind, type ProducedFiles, readFiles } from './result.js'

const created = z.object({ task_id: id })
const task = z.object({ status: z.string(), reason: informs, result: z.unknown().optional() })

/** Has the vendor accept a task. */
export async function createTask({ http }: Context, path: string, parameters: object): Promise<StartedTask> {
  return { ref: readData(created, await ask(http, path, { data: parameters })).task_id }
}

/** The vendor's last word is spoken: a result that cannot be read ends the task too. */
function succeeded(result: unknown, kind: FileKind, requestId: string | undefined): Status<ProducedFiles> {
  try {
    return { state: 'succeeded', output: readFiles(result, kind) }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return { state: 'failed', code: 'protocol', reason: `the result cannot be read: ${text}`, requestId }
  }
}

/** Asks after a task, once. The vendor's sources have several words for one state: each is taken. */
export async function pollTask(
  ref: string,
  { http }: Context,
  kind: FileKind,
): Promise<Status<ProducedFiles>> {
  const answer = await ask(http, `/generation/result/${encodeURIComponent(ref)}`, {})
  const { code, message, requestId } = answer
  const { status, reason: given, result } = readData(task, answer)
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
      return succeeded(result, kind, requestId)
    case 'failed':
      return { state: 'failed', reason, vendorCode, requestId }
    case 'timeout':
      return { state: 'failed', reason: `timed out at the vendor: ${reason}`, vendorCode, requestId }
    default:
      throw new MediaplugError('protocol', `the vendor reports the unknown status '${status}'`, { requestId })
  }
}
