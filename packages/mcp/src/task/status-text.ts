import type { Status } from '@mediaplug/core'

/** What a status says, for a person who waits. */
export function statusText(status: Status<unknown>): string {
  if (status.state !== 'queued' && status.state !== 'running') return status.state
  const { state, progress, position, remainingSeconds } = status
  const parts = [
    state,
    ...(progress === undefined ? [] : [`${Math.round(progress * 100)} %`]),
    ...(position === undefined ? [] : [`place ${position} in the queue`]),
    ...(remainingSeconds === undefined ? [] : [`about ${Math.ceil(remainingSeconds)} s left`]),
  ]
  return parts.join(', ')
}
