/** A task that the vendor has accepted. */
export interface StartedTask {
  /** All that a later process needs in order to find the task: no URL, no secret, printable ASCII. */
  readonly ref: string
}

/** The answer of a vendor that accepts tasks: a task to ask after, which may have its result already. */
export interface Started<Output> extends StartedTask {
  /**
   * The result, where the vendor waited for it with its answer: it is delivered without a poll. Where it cannot be
   * used, the task is asked after all the same.
   */
  readonly output?: Output | undefined
}

/** A result that came with the answer to a start, of a vendor that keeps no task. */
export interface StartedOutput<Output> {
  /** The files, and what else the capability yields. */
  readonly output: Output
  /** Never there: with a reference, it is a {@link Started}, and its model has a `poll`. */
  readonly ref?: undefined
}
