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

function statusOf({ name }: TaskState, form: AnswerForm): number | string {
  return form === 'loose' ? String(statusNumbers[name]) : statusNumbers[name]
}

/** What a poll shows of a task in a state. */
export function showTask(task: TomovieeTask, state: TaskState, form: AnswerForm, fault?: AppliedFault) {
  return {
    task_id: task.id,
    wsid: 0,
    priority: 0,
    status: fault?.kind === 'unknown-status' ? fault.word : statusOf(state, form),
    reason: state.reason,
    [form === 'alternative' ? 'process' : 'progress']: state.progress,
    position: state.name === 'queued' ? state.position : -1,
    wait_time: state.waitSeconds,
    delay: false,
    params: task.job.params,
    result: state.name === 'succeeded' ? task.result() : '',
  }
}
