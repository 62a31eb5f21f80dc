import { isLoopback } from '../../input/loopback.js'
import { taskEnd } from '../../task/task.js'
import { taskData } from './status.js'
import type { LedgerTask } from './task.js'

const patienceMs = 5000

/**
 * Tells a task's callback URL when the task has ended, once and without looking at the answer. Only loopback
 * URLs are called: nothing leaves the machine.
 */
export async function callBack(entry: LedgerTask, closing: AbortSignal): Promise<void> {
  const { callback } = entry.job
  if (callback === undefined || !isLoopback(callback)) return
  try {
    await taskEnd(entry.task, closing)
    const { task_id, status, result, params } = taskData(entry, undefined)
    const answer = await fetch(callback, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ task_id, status, result, params }),
      signal: AbortSignal.any([closing, AbortSignal.timeout(patienceMs)]),
    })
    await answer.body?.cancel()
  } catch {
    // A callback is a hint. The vendor does not say that it is repeated, so it is not.
  }
}
