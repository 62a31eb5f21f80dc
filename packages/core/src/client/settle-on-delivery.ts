import type { Output } from '../asset/output.js'
import type { FinalStatus } from '../contract/status.js'
import type { TaskHandle } from '../handle.js'
import type { Recorder } from '../submission/recorder.js'
import type { Submission } from '../submission/submission.js'

/**
 * Records that a task's end was handed over: a moment later, when whoever waited has had it. A process that is killed
 * before that finds the task in its journal.
 */
export function settleSoon(
  recorder: Recorder,
  task: Submission | TaskHandle,
  { state }: FinalStatus<Output>,
): void {
  setImmediate(() => recorder.ended(task, state))
}

/** Makes what is called at each delivery of a task's end, and records the first. */
export function settleOnDelivery(
  recorder: Recorder,
  task: Submission | TaskHandle,
): (status: FinalStatus<Output>) => void {
  let isDelivered = false
  return (status) => {
    if (isDelivered) return
    isDelivered = true
    settleSoon(recorder, task, status)
  }
}
