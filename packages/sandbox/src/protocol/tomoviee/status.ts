import type { AppliedFault } from '../../fault/fault.js'
import type { TaskState } from '../../task/task.js'
import type { AnswerForm } from './settings.js'
import type { TomovieeTask } from './task.js'

const statusNumbers: Readonly<Record<TaskState['name'], number>> = {
  queued: 1,
  processing: 2,
  succeeded: 3,
  failed: 4,
  cancelled: 5,
  timeout: 6,
}

/** What a poll shows of a task in a state. */
export function showTask(task: TomovieeTask, state: TaskState, form: AnswerForm, fault?: AppliedFault) {
  return {
    task_id: task.id,
    wsid: 0,
    priority: 0,
    status: fault?.kind === 'unknown-status' ? fault.word : statusNumbers[state.name],
    reason: state.reason,
    [form === 'usual' ? 'progress' : 'process']: state.progress,
    position: state.name === 'queued' ? state.position : -1,
    wait_time: state.waitSeconds,
    delay: false,
    params: task.job.params,
    result: state.name === 'succeeded' ? task.result() : '',
  }
}
