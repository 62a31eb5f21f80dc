import type { FakeClock } from './clock.js'

/** A task of a fake vendor. */
export interface FakeTask {
  /** The vendor's name of it: what the answer to a create tells. */
  readonly id: string
  /**
   * `queued`, `running`, `succeeded` or `canceled`; under the fault `unknown-status`, its word. Put it into the
   * vendor's words where they differ, and pass on any other as it is.
   */
  readonly state: string
  /** Ends it, unless it has ended. */
  cancel(): void
}

const queuedShare = 0.25

/** The tasks of a fake vendor. */
export interface Tasks {
  begin(): FakeTask
  /** The task of an id; with a word, its state is that. */
  find(id: string, word: string | undefined): FakeTask | undefined
}

/** No tasks yet. Each takes some seconds by the vendor's clock. */
export function createTasks(clock: FakeClock, seconds: number): Tasks {
  const tasks = new Map<string, FakeTask>()
  return {
    begin() {
      const beganAt = clock.now().getTime()
      const elapsed = () => (clock.now().getTime() - beganAt) / 1_000
      let canceled = false
      const task: FakeTask = {
        id: `task-${crypto.randomUUID()}`,
        get state() {
          if (canceled) return 'canceled'
          if (elapsed() >= seconds) return 'succeeded'
          return elapsed() < seconds * queuedShare ? 'queued' : 'running'
        },
        cancel() {
          canceled ||= elapsed() < seconds
        },
      }
      tasks.set(task.id, task)
      return task
    },
    find(id, word) {
      const task = tasks.get(id)
      return task && word !== undefined ? { ...task, state: word } : task
    },
  }
}
