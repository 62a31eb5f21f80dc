import { MediaplugError } from '../error/error.js'
import { changed } from './changed.js'
import { contentLengthOf } from './content-range.js'
import { fileBody } from './file-body.js'
import type { FileResponse } from './file-response.js'
import { bytesToSkip, type Progress, saysWhole } from './resume-point.js'

/** The error of a file beyond the limit on its size. */
export const tooLarge = (maxBytes: number): MediaplugError =>
  new MediaplugError('download', `the file is larger than ${maxBytes} bytes`, { retryable: false })

const isWholeWithoutLength = (response: FileResponse): boolean =>
  response.statusCode === 200 && contentLengthOf(response) === undefined

/**
 * Reads what an answer holds of a file beyond what was received already.
 *
 * @throws MediaplugError `download` when it is too large, ends too early, or is another file; the network's
 * errors.
 */
export async function* readAnswer(
  response: FileResponse,
  progress: Progress,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void, void> {
  if (saysWhole(response, progress)) return
  let skip = bytesToSkip(response, progress)
  // What is announced to be too large is refused before its body is touched.
  if ((progress.total ?? 0) > maxBytes) throw tooLarge(maxBytes)
  for await (const chunk of await fileBody(response)) {
    const fresh = chunk.subarray(skip)
    skip = Math.max(0, skip - chunk.byteLength)
    if (fresh.byteLength === 0) continue
    progress.received += fresh.byteLength
    if (progress.received > maxBytes) throw tooLarge(maxBytes)
    yield fresh
  }
  const isShorter = skip > 0
  const isOther = progress.total !== undefined && progress.received !== progress.total
  // A whole answer without a length is complete when it ends: it is the file that is another one.
  if ((isShorter || isOther) && isWholeWithoutLength(response)) throw changed()
  if (isOther || isShorter) {
    throw new MediaplugError('download', `only ${progress.received} of ${progress.total} bytes came`)
  }
}
