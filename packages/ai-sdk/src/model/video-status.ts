import type { Output, Status, Task } from '@mediaplug/core'
import type { SdkWarning } from '../interface/call.js'
import type { JsonObject } from '../interface/json.js'
import type { VideoStatus } from '../interface/video-model.js'
import { asJson, responseOf } from '../result/metadata.js'
import { askOnce } from '../task/ask.js'
import { filesOf } from '../task/made.js'
import { taken } from '../task/operation.js'
import { videosOf } from './videos-of.js'

/** A task that was asked after. */
interface Asked {
  readonly task: Task<Output>
  readonly status: Status<Output>
}

/** What is told of a task: its handle, its state, and what the vendor says of either. */
function told({ task, status }: Asked): JsonObject {
  if (status.state === 'succeeded') return asJson({ handle: task.handle, state: status.state })
  if (status.state === 'queued' || status.state === 'running') {
    const { preview, log, retryAfterMs, ...progress } = status
    return asJson({ handle: task.handle, ...progress })
  }
  return asJson({ handle: task.handle, ...status })
}

/** Why a task has no result; `undefined` of one that has, or may have. */
function reasonOf({ task, status }: Asked): string | undefined {
  return 'reason' in status ? `${task.model}: the vendor's task ${status.state}: ${status.reason}` : undefined
}

/**
 * Asks once what became of the tasks of an operation. They are there when all have ended; what some of them made is
 * given even where others failed.
 *
 * @throws MediaplugError where the vendor could not be asked, or a video could not be fetched.
 */
export async function videoStatus(
  model: string,
  tasks: readonly Task<Output>[],
  signal: AbortSignal | undefined,
): Promise<VideoStatus> {
  const asked = await Promise.all(tasks.map(async (task) => ({ task, status: await askOnce(task, signal) })))
  const providerMetadata = { mediaplug: { tasks: asked.map(told) } }
  const response = responseOf(model)
  if (asked.some(({ status: { state } }) => state === 'queued' || state === 'running'))
    return { status: 'pending', providerMetadata, response }
  const reasons = asked.flatMap((one) => reasonOf(one) ?? [])
  const outputs = asked.flatMap(({ status }) => (status.state === 'succeeded' ? [status.output] : []))
  if (outputs.length === 0) return { status: 'error', error: reasons.join(' '), providerMetadata, response }
  const files = await Promise.all(outputs.map((output) => filesOf(output, signal)))
  taken(tasks)
  const warnings = reasons.map((message): SdkWarning => ({ type: 'other', message }))
  return { status: 'completed', ...videosOf(model, files.flat()), warnings }
}
