import type { TaskHandle } from '../handle.js'

/**
 * What came of a doubt: the task after all; the vendor's word that it has none; leave to send again all the
 * same; or nothing.
 */
export type Verdict =
  | {
      /** Resumes the task that the vendor has. */
      readonly handle: TaskHandle
    }
  | 'not-accepted'
  | 'repeat'
  | 'uncertain'
