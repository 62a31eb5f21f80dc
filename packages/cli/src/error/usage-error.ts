/** What a user's mistake is told with. */
export interface UsageErrorOptions {
  /** What to do. */
  readonly hint?: string
  readonly cause?: unknown
}

/** A mistake of the user: told in a line or two, with exit code 2, and never with a stack. */
export class UsageError extends Error {
  readonly hint: string | undefined

  constructor(message: string, { hint, cause }: UsageErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'UsageError'
    this.hint = hint
  }
}
