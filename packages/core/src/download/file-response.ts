import type { Dispatcher } from 'undici'
import { MediaplugError } from '../error/error.js'
import { parseRetryAfter } from '../http/retry-after.js'

/** The answer to a fetch: its body is at hand. */
export type FileResponse = Dispatcher.ResponseData

/** A header of an answer; the first one where there are several. */
export function headerOf({ headers }: FileResponse, name: string): string | undefined {
  return [headers[name]].flat()[0]
}

/** Gives up what is left of the body, and its connection with it: waiting for its end may take for ever. */
export function discard({ body }: FileResponse): void {
  // A body that is destroyed unread emits an error, which would end the process if nobody listened.
  body.on('error', () => {}).destroy()
}

/** The error that a status is. */
export function statusError(response: FileResponse): MediaplugError {
  const { statusCode } = response
  const gone = [401, 403, 404, 410].includes(statusCode)
  const message = gone
    ? `the file is not there any more (HTTP ${statusCode})`
    : `the server answered HTTP ${statusCode}`
  return new MediaplugError(gone ? 'expired' : 'download', message, {
    phase: 'download',
    httpStatus: statusCode,
    retryable: statusCode >= 500 || statusCode === 429 || statusCode === 408,
    retryAfterMs: parseRetryAfter(headerOf(response, 'retry-after')),
  })
}
