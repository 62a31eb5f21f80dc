import type { Task } from './task.js'

/** A task that belongs to somebody. */
export interface OwnedTask extends Task {
  readonly id: string
  /** What the vendor knows the account by. */
  readonly owner: string
}

/** The tasks of one vendor. */
export interface TaskStore<Entry extends OwnedTask> {
  add(task: Entry): void
  /** A task by its id, if it belongs to the owner. */
  find(id: string, owner: string): Entry | undefined
}

/** An empty store. */
export function createTaskStore<Entry extends OwnedTask>(): TaskStore<Entry> {
  const tasks = new Map<string, Entry>()
  return {
    add: (task) => tasks.set(task.id, task),
    find: (id, owner) => {
      const task = tasks.get(id)
      return task?.owner === owner ? task : undefined
    },
  }
}
