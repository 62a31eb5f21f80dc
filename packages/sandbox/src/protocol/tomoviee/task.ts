import { randomBytes } from 'node:crypto'
import type { OutcomeFault } from '../../fault/fault.js'
import type { OwnedTask } from '../../task/store.js'
import type { Task } from '../../task/task.js'
import type { CapacityJob } from './models/capacity.js'
import type { AnswerForm } from './settings.js'

/** A task as Tomoviee keeps it. Its owner is an app key. */
export interface LedgerTask extends OwnedTask {
  readonly job: CapacityJob
  readonly task: Task
  /** How the task was made to end otherwise than well, if it was. */
  readonly ill: OutcomeFault | undefined
  /** How its state and its result are spelled. */
  readonly form: AnswerForm
  /** The result's JSON text, with freshly signed links. */
  readonly result: () => string
}

/** A task id in the vendor's form: the capacity, a zero, the time to the second, and random digits. */
export function newTaskId(capacity: string): string {
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  return `${capacity}-0-${time}${randomBytes(6).toString('hex')}`
}
