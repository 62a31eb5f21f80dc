import { MediaplugError } from '../error/error.js'
import { type FileResponse, headerOf, statusError } from './file-response.js'
import { strongValidator } from './strong-validator.js'

/** How far a file was read, and what it takes to go on there. */
export interface Progress {
  received: number
  total: number | undefined
  /** What tells this file from what it may become: its ETag, or the time of its last change. */
  validator: string | undefined
  /** The validator, where it is strong enough for a server to patch the file together by it. */
  ifRange: string | undefined
}

const changed = (): MediaplugError =>
  new MediaplugError('download', 'the file changed while it was fetched', { retryable: false })

/** The headers that ask for what is missing. */
export function rangeHeaders({ received, ifRange }: Progress): Record<string, string> {
  if (received === 0) return {}
  return { range: `bytes=${received}-`, ...(ifRange === undefined ? {} : { 'if-range': ifRange }) }
}

/**
 * Whether an answer says that nothing is missing: there are no bytes after the last one received.
 *
 * @throws MediaplugError `download` when it says that the range is wrong for another reason.
 */
export function saysWhole(response: FileResponse, { received }: Progress): boolean {
  if (response.statusCode !== 416) return false
  if (headerOf(response, 'content-range') === `bytes */${received}`) return true
  throw statusError(response)
}

/** How many bytes of the answer were received already. Throws when it is not the same file any more. */
export function bytesToSkip(response: FileResponse, progress: Progress): number {
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headerOf(response, 'content-range') ?? '')
  const length = headerOf(response, 'content-length')
  const total = range ? range[2] : length
  const known = total === undefined || total === '*' ? undefined : Number(total)
  const validator = headerOf(response, 'etag') ?? headerOf(response, 'last-modified')
  const begun = progress.received > 0
  const resized = known !== undefined && progress.total !== undefined && known !== progress.total
  if (begun && (resized || validator !== progress.validator)) throw changed()
  progress.total = begun ? (progress.total ?? known) : known
  progress.validator = validator
  progress.ifRange = strongValidator(response)
  if (response.statusCode === 206 && Number(range?.[1]) !== progress.received) throw changed()
  return response.statusCode === 206 ? 0 : progress.received
}
