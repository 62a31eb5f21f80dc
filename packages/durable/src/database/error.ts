import { MediaplugError } from '@mediaplug/core'

/** What PostgreSQL and the network call a database that cannot be reached now, or that is busy: it is tried again. */
const passing: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  '40001',
  '40P01',
  '53300',
  '55P03',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
])

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
  return passing.has(code) || code.startsWith('08') || lostConnection.test(wordsOf(error))
}

/** Whatever a database threw, as an error that says which one it was. */
export function databaseError(cause: unknown, place: string): MediaplugError {
  if (MediaplugError.is(cause)) return cause
  const message = `The database ${place} could not be used: ${wordsOf(cause)}.`
  return new MediaplugError('journal', message, { phase: 'input', retryable: isPassing(cause), cause })
}
