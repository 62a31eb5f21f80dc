import type { Context } from './context.js'
import type { StartedTask } from './started.js'

/** A paid request that was sent and whose fate is not known, as a vendor may be asked about it. */
export interface UncertainRequest {
  /** The key that `start` was given. */
  readonly idempotencyKey: string
  /** When it was sent. */
  readonly sentAt: Date
}

/**
 * The vendor takes a repeated request with the same `idempotencyKey` for the same task: core repeats a start
 * whose fate is not known. Only for vendors that promise it.
 */
export interface DeduplicatedByKey {
  /** How: by the key of each submission. */
  readonly by: 'idempotency-key'
}

/**
 * The vendor can be asked what became of a request: core asks, and repeats only what was not accepted.
 *
 * @example A vendor that finds a task by an id of ours
 * ```ts
 * const created = z.object({ task_id: vendorId })
 *
 * const submitSafety: LookedUp = {
 *   by: 'lookup',
 *   async find({ idempotencyKey }, { http }) {
 *     try {
 *       const answer = await http.json({ method: 'GET', path: '/tasks', query: { external_id: idempotencyKey } })
 *       return { ref: parseAnswer(created, answer).task_id }
 *     } catch (error) {
 *       // No task of that id: it may still come, so that nothing is sent again.
 *       if (MediaplugError.is(error) && error.vendorCode === 'not-found') return 'unknown'
 *       throw error
 *     }
 *   },
 * }
 * ```
 */
export interface LookedUp {
  /** How: by a question. */
  readonly by: 'lookup'
  /**
   * Finds out what became of a submission: the task, `not-accepted` when the vendor says for sure that there
   * is none, `unknown` otherwise.
   *
   * What is not accepted is sent again, and paid for. `unknown` leaves the doubt to the user. Let errors of `http`
   * through: the question is asked again some times, and then the doubt stays.
   *
   * @param submission - What was sent, and when.
   * @param context - The way to the vendor.
   */
  find(submission: UncertainRequest, context: Context): Promise<StartedTask | 'not-accepted' | 'unknown'>
}
