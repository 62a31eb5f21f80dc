/** A task that belongs to somebody. */
export interface OwnedTask {
  readonly id: string
  /** What the vendor knows the account by. */
  readonly owner: string
}

/** The tasks of one sandbox. */
export interface Ledger<Entry extends OwnedTask> {
  add(task: Entry): void
  /** A task by its id, if it belongs to the owner. */
  find(id: string, owner: string): Entry | undefined
}

/** An empty ledger. */
export function createLedger<Entry extends OwnedTask>(): Ledger<Entry> {
  const tasks = new Map<string, Entry>()
  return {
    add: (task) => tasks.set(task.id, task),
    find: (id, owner) => {
      const task = tasks.get(id)
      return task?.owner === owner ? task : undefined
    },
  }
}
