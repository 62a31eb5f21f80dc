import type { Fault } from '../contract/http.js'
import type { ErrorCode } from '../error/error.js'

/** What a status means, where it means something. */
const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid-input',
  401: 'auth',
  402: 'quota',
  403: 'auth',
  408: 'network',
  413: 'invalid-input',
  415: 'invalid-input',
  422: 'invalid-input',
  429: 'rate-limit',
}

/** Whether an HTTP status says that all is well. */
export const isGood = (status: number): boolean => status >= 200 && status < 300

/** The code of an error that has this HTTP status. */
export const statusCode = (status: number): ErrorCode => codes[status] ?? 'vendor'

/**
 * What an HTTP status says of an answer that is not good and that the provider has no word for.
 *
 * @param quote - The answer's body as an error may quote it.
 */
export function statusFault(status: number, quote: string): Fault {
  const beginning = quote.trim().slice(0, 300)
  return { code: statusCode(status), message: `HTTP ${status}${beginning ? `: ${beginning}` : ''}` }
}
