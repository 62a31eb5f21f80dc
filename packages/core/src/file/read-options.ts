/** Limits of reading one file: numbers above 0, `Infinity` for no limit. Other names are refused. */
export interface ReadOptions {
  /**
   * Stops the reading. Nothing half-written stays on disk. The error is `timeout` where it is an `AbortSignal.timeout`,
   * or one of several, else `aborted`.
   */
  readonly signal?: AbortSignal | undefined
  /** Size limit in bytes. Default 2 GiB. */
  readonly maxBytes?: number | undefined
  /** How long no byte may come before the connection is given up and resumed, in ms. Default 30 000. */
  readonly idleTimeoutMs?: number | undefined
  /**
   * How long the whole reading may take, in ms: with each time that it is resumed, the waits that a server asks
   * for, and what a reader of `stream()` does between two pieces. Default 3 600 000, one hour.
   */
  readonly timeoutMs?: number | undefined
}
