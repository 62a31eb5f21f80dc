/**
 * What a check that does not hold throws.
 *
 * @param message - What was seen, and what to do about it.
 */
export function conformanceError(message: string, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? undefined : { cause })
  error.name = 'ConformanceError'
  return error
}

/**
 * Fails a check.
 *
 * @param message - What was seen, and what to do about it.
 */
export function fail(message: string, cause?: unknown): never {
  throw conformanceError(message, cause)
}

/** Fails a check unless something holds. */
export function demand(holds: boolean, message: string, cause?: unknown): asserts holds {
  if (!holds) fail(message, cause)
}
