import { MediaplugError } from '@mediaplug/core'

/**
 * What PostgreSQL and the network call what stays as it is however often it is tried: a statement or its values, the name of a
 * database or of a user, a certificate. All else may pass: a database that is away, busy, full, or read only for a while.
 */
const lasting = /^(0A|22|23|26|28|34|3D|3F|42|F0|XX002|ERR_)|CERT/

/** What the client of PostgreSQL says without a code when a connection is lost, or none comes about in time. */
const lostConnection =
  /connection terminated|connection ended|timeout exceeded when trying to connect|not queryable/i

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** What went wrong, in words: of several attempts, each. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** Whether the same statement may succeed a little later. */
function isPassing(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isPassing)
  const code = codeOf(error)
  return code === '' ? lostConnection.test(wordsOf(error)) : !lasting.test(code)
}

/** Whatever a database threw, as an error that says which one it was. */
export function databaseError(cause: unknown, place: string): MediaplugError {
  if (MediaplugError.is(cause)) return cause
  const message = `The database ${place} could not be used: ${wordsOf(cause)}.`
  return new MediaplugError('journal', message, { phase: 'input', retryable: isPassing(cause), cause })
}
