import { MediaplugError } from '../error/error.js'
import type { FileResponse } from './file-response.js'
import { bytesToSkip, type Progress, saysWhole } from './resume-point.js'

/** The error of a file beyond the limit on its size. */
export const tooLarge = (maxBytes: number): MediaplugError =>
  new MediaplugError('download', `the file is larger than ${maxBytes} bytes`, { retryable: false })

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
  const body: AsyncIterable<Uint8Array> = response.body
  for await (const chunk of body) {
    const fresh = chunk.subarray(skip)
    skip = Math.max(0, skip - chunk.byteLength)
    if (fresh.byteLength === 0) continue
    progress.received += fresh.byteLength
    if (progress.received > maxBytes) throw tooLarge(maxBytes)
    yield fresh
  }
  if (progress.total !== undefined && progress.received !== progress.total) {
    throw new MediaplugError('download', `only ${progress.received} of ${progress.total} bytes came`)
  }
}
