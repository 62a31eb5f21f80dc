import type { OutcomeFault } from '../../fault/fault.js'
import type { OwnedTask } from '../../task/store.js'
import type { Task } from '../../task/task.js'
import type { Making } from './catalogue/model.js'

/** A task as Media.io keeps it. Its owner is an API key. */
export interface MediaioTask extends OwnedTask {
  readonly task: Task
  readonly makes: Making
  /** How the task was made to end otherwise than well, if it was. */
  readonly ill: OutcomeFault | undefined
  /** Freshly signed links to its files. */
  readonly links: () => readonly string[]
}
