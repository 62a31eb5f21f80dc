import { randomBytes } from 'node:crypto'
import type { OutcomeFault } from '../../fault/fault.js'
import type { Task } from '../../task/task.js'
import type { CapacityJob } from './capacity/capacity.js'
import type { AnswerForm } from './settings.js'

/** A task as Tomoviee keeps it. */
export interface LedgerTask {
  readonly id: string
  readonly appKey: string
  readonly job: CapacityJob
  readonly task: Task
  /** How the task was made to end otherwise than well, if it was. */
  readonly ill: OutcomeFault | undefined
  /** How its state and its result are spelled. */
  readonly form: AnswerForm
  /** The result's JSON text, with freshly signed links. */
  readonly result: () => string
}

/** The tasks of one sandbox. */
export interface Ledger {
  add(task: LedgerTask): void
  /** A task by its id, if it belongs to the app key. */
  find(id: string, appKey: string): LedgerTask | undefined
}

/** An empty ledger. */
export function createLedger(): Ledger {
  const tasks = new Map<string, LedgerTask>()
  return {
    add: (task) => tasks.set(task.id, task),
    find: (id, appKey) => {
      const task = tasks.get(id)
      return task?.appKey === appKey ? task : undefined
    },
  }
}

/** A task id in the vendor's form: the capacity, a zero, the time to the second, and random digits. */
export function newTaskId(capacity: string): string {
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  return `${capacity}-0-${time}${randomBytes(6).toString('hex')}`
}
