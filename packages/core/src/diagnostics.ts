import { channel } from 'node:diagnostics_channel'
import type { ErrorCode, Phase } from './error/error.js'

/** Published as `mediaplug.request`, once for each answer or failure. */
export interface RequestEvent {
  /** The provider's id. */
  readonly provider: string
  /** The model's id, `provider/model`, where the request was a model's. */
  readonly model?: string | undefined
  readonly phase: Phase
  /** The HTTP method. */
  readonly method: string
  /** Below the base URL, without the query. */
  readonly path: string
  /** The HTTP status of a good answer. */
  readonly status?: number | undefined
  /** The code of the error, where it came to one. */
  readonly error?: ErrorCode | undefined
  /** From the wish to send to the end, waiting for the rate limit included, in ms. */
  readonly durationMs: number
}

/** Published as `mediaplug.task` at each turn of a task. */
export interface TaskEvent {
  /** The model's id, `provider/model`. */
  readonly model: string
  /** The vendor's reference of the task. */
  readonly ref: string
  /** What was heard; `poll-fault` is a poll that told nothing. */
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
  /** How many polls were answered so far. */
  readonly polls: number
  /** The code of a poll's error. */
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
