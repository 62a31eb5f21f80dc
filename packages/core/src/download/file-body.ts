import { codingsIn, complaintOf, loadCodings } from '../body/coding.js'
import { decodeStream } from '../body/decode-stream.js'
import { MediaplugError } from '../error/error.js'
import type { FileResponse } from './file-response.js'

/** The codings that an answer says its body has, though none was asked for: a file may be stored with them. */
function codingsOf({ headers }: FileResponse): readonly string[] {
  const header = headers['content-encoding']
  return header === undefined ? [] : codingsIn([header].flat().join(','))
}

/** Whether an answer has content codings: its parts and its length are not those of the file then. */
export const isCoded = (response: FileResponse): boolean => codingsOf(response).length > 0

/**
 * The bytes of a file as they come, without content codings.
 *
 * @throws MediaplugError `download` for codings that cannot be undone, here or in reading.
 */
export async function fileBody(response: FileResponse): Promise<AsyncIterable<Uint8Array>> {
  const codings = codingsOf(response)
  if (codings.length === 0) return response.body
  const complaint = complaintOf(codings)
  if (complaint === undefined) return decodeStream(response.body, codings, await loadCodings())
  throw new MediaplugError('download', `the file cannot be read. ${complaint}`, { retryable: false })
}
