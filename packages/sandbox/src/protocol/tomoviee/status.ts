import type { AppliedFault } from '../../fault/fault.js'
import { reasonOf } from '../../task/outcome.js'
import { type TaskState, taskState } from '../../task/task.js'
import type { LedgerTask } from './task.js'

const statusNumbers: Readonly<Record<TaskState['name'], number>> = {
  queued: 1,
  processing: 2,
  succeeded: 3,
  failed: 4,
  cancelled: 5,
  timeout: 6,
}

/** What a poll shows of a task at this moment. */
export function taskData(entry: LedgerTask, fault: AppliedFault | undefined) {
  const state = taskState(entry.task, Date.now())
  return {
    task_id: entry.id,
    wsid: 0,
    priority: 0,
    status: fault?.kind === 'unknown-status' ? fault.word : statusNumbers[state.name],
    reason: reasonOf(state, entry.ill),
    [entry.form === 'usual' ? 'progress' : 'process']: progressOf(state),
    position: state.name === 'queued' ? state.position : -1,
    wait_time: 'waitSeconds' in state ? state.waitSeconds : 0,
    delay: false,
    params: entry.job.params,
    result: state.name === 'succeeded' ? entry.result() : '',
  }
}

function progressOf(state: TaskState): number {
  if (state.name === 'processing') return state.progress
  return state.name === 'succeeded' ? 100 : 0
}
