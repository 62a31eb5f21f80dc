import { MediaplugError } from '../error/error.js'
import type { FileResponse } from './file-response.js'
import { bytesToSkip, type Progress, saysWhole } from './progress.js'

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
): AsyncGenerator<Uint8Array> {
  const tooLarge = () =>
    new MediaplugError('download', `the file is larger than ${maxBytes} bytes`, { retryable: false })
  if (saysWhole(response, progress)) return
  let skip = bytesToSkip(response, progress)
  if ((progress.total ?? 0) > maxBytes) throw tooLarge()
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    const fresh = chunk.subarray(skip)
    skip = Math.max(0, skip - chunk.byteLength)
    if (fresh.byteLength === 0) continue
    progress.received += fresh.byteLength
    if (progress.received > maxBytes) throw tooLarge()
    yield fresh
  }
  if (progress.total !== undefined && progress.received !== progress.total) {
    throw new MediaplugError('download', `only ${progress.received} of ${progress.total} bytes came`)
  }
}
