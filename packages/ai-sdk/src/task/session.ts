import { type AnyClient, MediaplugError, type Output, type Task } from '@mediaplug/core'
import type { MediaplugOptions } from '../options.js'
import { type SubmissionCall, Submissions } from './submissions.js'

const submissionsOf = new WeakMap<AnyClient, Submissions>()

/** What all models of one `mediaplug(client)` share. */
export class Session {
  readonly client: AnyClient
  readonly #submissions: Submissions
  readonly #onTask: MediaplugOptions['onTask']

  constructor(client: AnyClient, { onTask }: MediaplugOptions) {
    const submissions = submissionsOf.get(client) ?? new Submissions(client)
    submissionsOf.set(client, submissions)
    this.client = client
    this.#submissions = submissions
    this.#onTask = onTask
  }

  /**
   * Submits, and tells the application of the task.
   *
   * @throws MediaplugError of the phases `input` and `start`; with the handle where `onTask` throws.
   */
  submit(model: string, input: object, call: SubmissionCall): Promise<Task<Output>> {
    return this.#submissions.submit(model, input, call, (task) => this.#tell(task))
  }

  async #tell(task: Task<Output>): Promise<void> {
    try {
      await this.#onTask?.(task)
    } catch (cause) {
      const { model, handle } = task
      const message = `${model}: onTask threw. The vendor has accepted the task: its handle resumes it.`
      throw new MediaplugError('invalid-input', message, { phase: 'start', model, handle, cause })
    }
  }
}
