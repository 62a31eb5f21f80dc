import { randomBytes } from 'node:crypto'
import type { OwnedTask } from '../../task/store.js'
import type { CapacityJob } from './models/capacity.js'

/** A task as Tomoviee keeps it. Its owner is an app key. */
export interface TomovieeTask extends OwnedTask {
  readonly job: CapacityJob
  /** The result, as a JSON text in most forms of answers, with freshly signed links. */
  readonly result: () => string | object
}

/** A task id in the vendor's form: the capacity, a zero, the time to the second, and random digits. */
export function newTaskId(capacity: string): string {
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  return `${capacity}-0-${time}${randomBytes(6).toString('hex')}`
}
