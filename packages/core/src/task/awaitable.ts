import type { HintListener } from '../account/hints.js'
import type { TaskHandle } from '../handle.js'
import type { Waiter } from './waiter.js'

/** What came of a submission, as those who wait for it see it. */
export interface Awaitable extends HintListener {
  /** What resumes it, where something does. */
  readonly handle: TaskHandle | undefined
  /** Has somebody wait. */
  add(waiter: Waiter): void
}
