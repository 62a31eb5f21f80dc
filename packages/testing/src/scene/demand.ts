/**
 * Fails a check.
 *
 * @param message - What was seen, and what to do about it.
 */
export function fail(message: string, cause?: unknown): never {
  const error = new Error(message, cause === undefined ? undefined : { cause })
  error.name = 'ConformanceError'
  throw error
}

/** Fails a check unless something holds. */
export function demand(holds: boolean, message: string, cause?: unknown): asserts holds {
  if (!holds) fail(message, cause)
}
