import { sendLoopback } from '../../http/loopback-request.js'
import { taskState, untilEnd } from '../../task/task.js'
import type { TomovieeContext } from './context.js'
import { showTask } from './status.js'
import type { TomovieeTask } from './task.js'

const timeoutMs = 5000

/**
 * Tells a task's callback URL when the task has ended, once and without looking at the answer. Only loopback
 * URLs are called: nothing leaves the machine.
 */
export async function callBack({ closing, settings }: TomovieeContext, task: TomovieeTask): Promise<void> {
  const { callback } = task.job
  if (callback === undefined) return
  try {
    await untilEnd(task, closing)
    const state = taskState(task, task.acceptedAt + task.durationMs)
    const { task_id, status, result, params } = showTask(task, state, settings.answerForm)
    await sendLoopback({
      url: callback,
      timeoutMs,
      closing,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ task_id, status, result, params }),
      read: (answer) => answer.arrayBuffer(),
    })
  } catch {
    // A callback is a hint. The vendor does not say that it is repeated, so it is not.
  }
}
