import type { DurableSubmission } from './submission.js'

/** Which submissions are listed. */
export interface ListOptions {
  /** Whether those that need no more attention are listed, too. Default: `false`. */
  readonly settled?: boolean | undefined
}

/** What a durable client can do besides what every client can. */
export interface DurableControls {
  /**
   * Lists what the database has, oldest first: also what waits for its turn, which `recover` leaves out.
   *
   * @param options - Which of them.
   * @throws MediaplugError `journal` where the database cannot be used.
   * @example What waits, and why
   * ```ts
   * const client = createDurableClient({ database, providers: [tomoviee()] })
   * for await (const { label, state, problem } of client.submissions()) console.log(label, state, problem)
   * ```
   */
  submissions(options?: ListOptions): AsyncGenerator<DurableSubmission, void, void>
  /**
   * Ends its connections. What was submitted goes on. Whoever waits for a task is left waiting, so close it last.
   */
  close(): Promise<void>
}
