import type { Task, TaskHandle } from '@mediaplug/core'
import { fail } from '../verdict/demand.js'

/**
 * The handle of a task as if it had been accepted a while ago: what a vendor says that does not know a new one is not
 * believed at once.
 */
export const longAgo = (handle: TaskHandle): TaskHandle => ({
  ...handle,
  submittedAt: new Date(Date.now() - 60_000).toISOString(),
})

/** The handle of a task of a model with a `poll`. */
export function handleOf({ handle }: Task): TaskHandle {
  return (
    handle ?? fail('A model with a `poll` gave a result without a reference: let `start` give `ref` too.')
  )
}
