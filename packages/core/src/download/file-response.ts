import type { Dispatcher } from 'undici'
import { type ErrorCode, MediaplugError } from '../error/error.js'
import { parseRetryAfter } from '../http/retry-after.js'

/** The answer to a fetch: its body is at hand. */
export type FileResponse = Dispatcher.ResponseData

/** The headers of an answer that have a name. */
export const headersOf = ({ headers }: FileResponse, name: string): readonly string[] =>
  [headers[name] ?? []].flat()

/** A header of an answer; the first one where there are several. */
export const headerOf = (response: FileResponse, name: string): string | undefined =>
  headersOf(response, name)[0]

/** Gives up what is left of the body, and its connection with it: waiting for its end may take for ever. */
export function discard({ body }: FileResponse): void {
  // A body that is destroyed unread emits an error, which would end the process if nobody listened.
  body.on('error', () => {}).destroy()
}

/** What a status says that ends the fetching for good, with its code. */
function refusalOf(status: number, hasCredentials: boolean): [ErrorCode, string] | undefined {
  switch (status) {
    case 401:
    case 403:
      if (hasCredentials) return ['auth', 'the server refuses the credentials']
      if (status === 401) return ['auth', 'the server asks for credentials that the link does not carry']
      return ['expired', 'the server refuses the link, which may have run out as signed links do']
    case 404:
    case 410:
      return ['expired', 'the file is not there any more']
    case 407:
      return ['download', 'a proxy on the way asks for credentials']
    default:
      return undefined
  }
}

/**
 * The error that a status is.
 *
 * @param hasCredentials - Whether the file was asked for with the vendor's credentials.
 */
export function statusError(response: FileResponse, hasCredentials = false): MediaplugError {
  const { statusCode } = response
  const [code, message] = refusalOf(statusCode, hasCredentials) ?? ['download', 'the server gives an error']
  return new MediaplugError(code, `${message} (HTTP ${statusCode})`, {
    phase: 'download',
    httpStatus: statusCode,
    retryable: statusCode >= 500 || [408, 425, 429].includes(statusCode),
    retryAfterMs: parseRetryAfter(headerOf(response, 'retry-after')),
  })
}

/**
 * Whether an error may mean that a file is not there yet. A store that lets nobody look around refuses the link of a file
 * that it does not have.
 */
export function saysMissing({ code, httpStatus }: MediaplugError): boolean {
  return httpStatus === 202 || httpStatus === 404 || (httpStatus === 403 && code === 'expired')
}
