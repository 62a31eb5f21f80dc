/** The vendor's answer to a start: a task to ask after, or the result at once. */
export type Started<Output> = StartedTask | StartedOutput<Output>

/** A task that the vendor has accepted. */
export interface StartedTask {
  /** All that a later process needs in order to find the task: no URL, no secret, printable ASCII. */
  readonly ref: string
}

/** A result that came with the answer to a start. */
export interface StartedOutput<Output> {
  /** The files, and what else the capability yields. */
  readonly output: Output
}
