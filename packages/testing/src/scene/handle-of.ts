import type { Task, TaskHandle } from '@mediaplug/core'
import { fail } from '../verdict/demand.js'

/** The handle of a task of a model with a `poll`. */
export function handleOf({ handle }: Task): TaskHandle {
  return (
    handle ?? fail('A model with a `poll` gave a result without a reference: let `start` give `ref` too.')
  )
}
