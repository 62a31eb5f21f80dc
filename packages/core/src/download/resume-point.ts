import { MediaplugError } from '../error/error.js'
import { changed } from './changed.js'
import { contentLengthOf, contentRangeOf, unsatisfiedLengthOf } from './content-range.js'
import { isCoded } from './file-body.js'
import { type FileResponse, headerOf, statusError } from './file-response.js'
import { strongValidator } from './strong-validator.js'
import { completed, type FileVersion, isSameVersion, noVersion, versionOf } from './version.js'

/** How far a file was read, and what it takes to go on there. */
export interface Progress {
  received: number
  total: number | undefined
  /** What tells this file from what it may become. */
  version: FileVersion
  /** What of it is strong enough for a server to patch the file together by it. */
  ifRange: string | undefined
  /** Whether parts are asked for: not of a file with a content coding, nor from a server whose parts make no sense. */
  takesParts: boolean
  /** What the server said that the file is, and with which status. */
  mediaType: string | undefined
  httpStatus: number | undefined
}

/** Nothing was read yet. */
export const beginning = (): Progress => ({
  received: 0,
  total: undefined,
  version: noVersion,
  ifRange: undefined,
  takesParts: true,
  mediaType: undefined,
  httpStatus: undefined,
})

const asksForPart = ({ received, takesParts }: Progress): boolean => received > 0 && takesParts

/** The headers that ask for what is missing. */
export function rangeHeaders(progress: Progress): Record<string, string> {
  if (!asksForPart(progress)) return {}
  const { received, ifRange } = progress
  return { range: `bytes=${received}-`, ...(ifRange === undefined ? {} : { 'if-range': ifRange }) }
}

/** A part that cannot be used: the whole is asked for, where it was not yet, and what is there already passed over. */
function unusable(progress: Progress, reason: string): MediaplugError {
  const retryable = asksForPart(progress)
  progress.takesParts = false
  return new MediaplugError('download', `the server answered with ${reason}`, { retryable })
}

/**
 * Whether an answer says that nothing is missing: there are no bytes after the last one received.
 *
 * @throws MediaplugError `download` when it says that the range is wrong for another reason.
 */
export function saysWhole(response: FileResponse, progress: Progress): boolean {
  if (response.statusCode !== 416) return false
  if (!asksForPart(progress)) throw statusError(response)
  const length = unsatisfiedLengthOf(response)
  const { received, total, version } = progress
  const isEnd = length === received && (total === undefined || total === received)
  if (isEnd && isSameVersion(version, versionOf(response)) !== false) return true
  throw unusable(progress, 'HTTP 416 to a range that it should have')
}

const documents = /^(text\/(html|plain|xml)|application\/(json|problem\+json|xml|xhtml\+xml))\b/i

/** A page in place of the rest is a fault of the server, such as a cache's, and no other version of the file. */
function refusePage(response: FileResponse, { mediaType }: Progress): void {
  const now = headerOf(response, 'content-type')
  if (now === undefined || !documents.test(now) || now === mediaType) return
  throw new MediaplugError('download', `the server answered with ${now} in place of the rest`)
}

/** Where a part begins; one that does not say it is the one that was asked for, if it has that length. */
function beginOfPart(response: FileResponse, progress: Progress): number | undefined {
  const range = contentRangeOf(response)
  if (range) return range.from
  if (!asksForPart(progress)) return 0
  const { received, total } = progress
  return total !== undefined && contentLengthOf(response) === total - received ? received : undefined
}

/** Whether an answer is of the file that was begun. What an answer does not say is no contradiction. */
function isSame(response: FileResponse, progress: Progress, total: number | undefined): boolean {
  if (total !== undefined && progress.total !== undefined && total !== progress.total) return false
  const { entityTag, lastModified } = versionOf(response)
  if (!asksForPart(progress) || progress.ifRange === undefined) {
    return isSameVersion(progress.version, { entityTag, lastModified }) !== false
  }
  // The server compared what it was sent, and agreed by giving a part: a time that differs beside it is none.
  const byTag = progress.ifRange.startsWith('"')
  const told = { entityTag, lastModified: byTag ? undefined : lastModified }
  const same = isSameVersion(progress.version, told)
  return response.statusCode === 206 ? same !== false : same === true
}

/**
 * How many bytes of the answer were received already.
 *
 * @throws MediaplugError `download` when it is not the same file any more, and for a part that cannot be used.
 */
export function bytesToSkip(response: FileResponse, progress: Progress): number {
  const isPart = response.statusCode === 206
  const coded = isCoded(response)
  const { received } = progress
  if (coded && isPart && received > 0)
    throw unusable(progress, 'a part of a coded file, which fits to no other')
  if (coded) progress.takesParts = false
  const from = isPart ? beginOfPart(response, progress) : 0
  const total = isPart && !coded ? contentRangeOf(response)?.total : contentLengthOf(response)
  if (received > 0 && !isSame(response, progress, total)) {
    if (!isPart) refusePage(response, progress)
    throw changed()
  }
  if (from === undefined || from > received) throw unusable(progress, 'another part than it was asked for')
  note(response, progress, total)
  return received - from
}

function note(response: FileResponse, progress: Progress, total: number | undefined): void {
  const told = versionOf(response)
  if (progress.received === 0) Object.assign(progress, beginning(), { takesParts: progress.takesParts })
  progress.total ??= total
  progress.mediaType ??= headerOf(response, 'content-type')
  progress.httpStatus ??= response.statusCode
  if (told.entityTag !== undefined || progress.ifRange === undefined)
    progress.ifRange = strongValidator(response)
  progress.version = completed(progress.version, told)
}
