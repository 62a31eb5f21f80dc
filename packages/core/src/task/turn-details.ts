import { isPending, type Status } from '../contract/status.js'
import type { TaskEvent } from '../diagnostics/events.js'

/** What some turns of a task tell besides. */
export type TurnDetails = Pick<TaskEvent, 'delayMs' | 'error'>

/**
 * What an end tells besides; nothing of a task that goes on.
 *
 * @param sinceAnswerMs - Since the last answer before it, where there was one.
 */
export function endDetails(
  status: Status<unknown>,
  sinceAnswerMs: number | undefined,
): TurnDetails | undefined {
  if (isPending(status)) return undefined
  const { state } = status
  const error = state === 'failed' ? (status.code ?? state) : state
  return { delayMs: sinceAnswerMs, ...(error !== 'succeeded' && { error }) }
}
