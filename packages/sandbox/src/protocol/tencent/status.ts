import type { AppliedFault } from '../../fault/fault.js'
import type { TaskState } from '../../task/task.js'
import type { TencentTask } from './task.js'

const codes: Readonly<Record<TaskState['name'], string>> = {
  queued: '1',
  processing: '2',
  succeeded: '5',
  failed: '4',
  cancelled: '4',
  timeout: '4',
}

const words: Readonly<Record<string, string>> = {
  '1': 'waiting',
  '2': 'running',
  '4': 'failed',
  '5': 'done',
}

/** The code that tells why a job has failed. */
const failures: Readonly<Partial<Record<TaskState['name'], string>>> = {
  failed: 'FailedOperation.InnerError',
  cancelled: 'FailedOperation.Unknown',
  timeout: 'FailedOperation.RequestTimeout',
}

/** What a query shows of a job in a state. */
export function showJob(task: TencentTask, { name, reason }: TaskState, fault?: AppliedFault) {
  const code = codes[name]
  const done = name === 'succeeded'
  const failure = failures[name]
  return {
    JobStatusCode: fault?.kind === 'unknown-status' ? String(fault.word) : code,
    JobStatusMsg: words[code] ?? '',
    JobErrorCode: failure ?? '',
    JobErrorMsg: failure === undefined ? '' : reason,
    ResultImage: done ? [task.link()] : [],
    ResultDetails: done ? ['Success'] : [],
    RevisedPrompt: done ? [task.prompt] : [],
  }
}
