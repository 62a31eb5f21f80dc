import type { Status } from '../contract/status.js'
import type { Refusal } from '../error/error.js'
import type { TaskHandle } from '../handle.js'
import type { CallOptions } from '../time/open-call.js'
import type { WaitOptions } from './wait-options.js'

/**
 * A task that the vendor accepted.
 *
 * Iterate over it to follow its progress; the iteration ends with the task. Several may wait for the same
 * task, again and again: the vendor is asked once for all of them.
 *
 * @example Following a task until it ends
 * ```ts
 * const task = await client.submit('text-to-video', { prompt: 'a red kite' })
 * for await (const status of task) console.log(status.state)
 * const { assets } = await task.result()
 * ```
 */
export interface Task<Output = unknown, Handle extends TaskHandle | undefined = TaskHandle | undefined>
  extends AsyncIterable<Status<Output>> {
  /**
   * Keep it, and the task can be resumed anywhere. `undefined` where the model answered at once and the vendor keeps
   * nothing that could be resumed: then the result is here already, and nowhere else.
   */
  readonly handle: Handle
  /** The id of the model that serves it, `provider/model`. */
  readonly model: string
  /** The journal's id of the submission; `undefined` of a task that was resumed, of which no more is known. */
  readonly submission: string | undefined
  /** The application's own name for the submission, where it was submitted with one; `undefined` of a resumed task. */
  readonly label: string | undefined
  /** With `fallback`: the models that were asked before, and why their vendors accepted nothing; else `undefined`. */
  readonly refusals: readonly Refusal[] | undefined
  /**
   * Whether the journal has the task. It lacks it when the acceptance, or that the vendor answered, could not be
   * written, on a full disk say: then keep the handle yourself. It is written with the next record that can be.
   */
  readonly isRecorded: boolean
  /**
   * Waits for the end.
   *
   * @param options - `timeoutMs`, by default the client's; `signal`, which ends the waiting; `onStatus`, which follows the
   *   task.
   * @throws MediaplugError `failed`, `rejected`, `canceled` or `expired` by the vendor's word; `timeout` or
   *   `aborted` when the caller stops waiting. Each carries the handle.
   */
  result(options?: WaitOptions<Output>): Promise<Output>
  /**
   * Ends the task at the vendor. To stop waiting only, abort the signal.
   *
   * @param options - A signal that ends the call.
   * @throws MediaplugError `unsupported` where the vendor cannot.
   */
  cancel(options?: Pick<CallOptions, 'signal'>): Promise<void>
  /**
   * Follows the progress, as iterating over the task does, within a time or until a signal is aborted.
   *
   * @param options - `timeoutMs`, by default the client's, and `signal`, which ends it.
   * @example Following a task for a minute at most
   * ```ts
   * const task = await client.submit('text-to-video', { prompt: 'a red kite' })
   * for await (const { state } of task.statuses({ timeoutMs: 60_000 })) console.log(state)
   * ```
   */
  statuses(options?: CallOptions): AsyncIterable<Status<Output>>
  /** The handle. */
  toJSON(): Handle
}
