import type { OutcomeFault } from '../fault/fault.js'
import type { TaskState } from './task.js'

/** Why a task is as it is: an empty string until it has ended. */
export function reasonOf(state: TaskState, ill: OutcomeFault | undefined): string {
  if (state.name === 'succeeded') return 'success'
  if (state.name === 'queued' || state.name === 'processing') return ''
  return ill?.reason ?? state.name
}

/** The error code that a poll carries beside the state of a task; 0 for none. */
export function codeOf(state: TaskState, ill: OutcomeFault | undefined): number {
  return state.name === ill?.outcome ? (ill.code ?? 0) : 0
}
