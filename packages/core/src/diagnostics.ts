import { channel } from 'node:diagnostics_channel'
import type { ErrorCode, Phase } from './error.js'

/** Published as `mediaplug.request`, once for each answer or failure. */
export interface RequestEvent {
  readonly provider: string
  readonly model: string
  readonly phase: Phase
  readonly method: string
  readonly path: string
  readonly status?: number | undefined
  readonly error?: ErrorCode | undefined
  readonly durationMs: number
}

/** Published as `mediaplug.task` at each turn of a task. */
export interface TaskEvent {
  readonly model: string
  readonly ref: string
  readonly state:
    | 'accepted'
    | 'queued'
    | 'running'
    | 'succeeded'
    | 'failed'
    | 'canceled'
    | 'expired'
    | 'poll-fault'
  /** Since the vendor accepted the task, in ms. */
  readonly elapsedMs: number
  readonly polls: number
  readonly error?: ErrorCode | undefined
}

const requests = channel('mediaplug.request')
const tasks = channel('mediaplug.task')

/** Tells subscribers of a request's end. Costs nothing while there are none. */
export function publishRequest(event: RequestEvent): void {
  if (requests.hasSubscribers) requests.publish(event)
}

/** Tells subscribers of a task's turn. */
export function publishTask(event: TaskEvent): void {
  if (tasks.hasSubscribers) tasks.publish(event)
}
