import { isError } from '../error/is-error.js'
import { messageOf } from '../error/message.js'
import { type Coding, complaintOf, loadCodings } from './coding.js'

/** A body without its codings, or why there is none. */
export type Decoded =
  | { readonly bytes: Uint8Array; readonly failure?: undefined }
  | { readonly failure: 'unknown' | 'broken' | 'too-large'; readonly complaint: string }

/** What is small is decoded at once: that is quicker, and too short to hold up others. */
const mostAtOnce = { coded: 64 * 1024, maxOutputLength: 1024 * 1024 }

const isTooLarge = (error: unknown): boolean =>
  isError(error) && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'

/** Decodes what may be large, a piece at a time, beside whatever else the process does. */
async function decodeAside(
  bytes: Uint8Array,
  coding: Coding,
  maxBytes: number,
): Promise<Uint8Array | 'too-large'> {
  const decoder = coding.createDecoder()
  const pieces: Uint8Array[] = []
  let size = 0
  decoder.end(bytes)
  const decoded: AsyncIterable<Uint8Array> = decoder
  for await (const piece of decoded) {
    size += piece.byteLength
    if (size > maxBytes) return 'too-large'
    pieces.push(piece)
  }
  return Buffer.concat(pieces, size)
}

async function decodeOnce(
  bytes: Uint8Array,
  coding: Coding,
  maxBytes: number,
): Promise<Uint8Array | 'too-large'> {
  if (bytes.byteLength > mostAtOnce.coded || maxBytes < mostAtOnce.maxOutputLength) {
    return decodeAside(bytes, coding, maxBytes)
  }
  try {
    return coding.decodeNow(bytes, mostAtOnce)
  } catch (error) {
    if (isTooLarge(error)) return decodeAside(bytes, coding, maxBytes)
    throw error
  }
}

/**
 * Undoes the codings of a body.
 *
 * @param codings - In the order in which they are undone.
 * @param maxBytes - How large it may be after each of them. What is larger is not decoded to its end.
 */
export async function decode(
  bytes: Uint8Array,
  codings: readonly string[],
  maxBytes: number,
): Promise<Decoded> {
  const find = await loadCodings()
  const complaint = complaintOf(codings, find)
  if (complaint !== undefined) return { failure: 'unknown', complaint }
  let decoded = bytes
  for (const name of codings) {
    // An answer without a body may have the header all the same.
    const coding = decoded.byteLength === 0 ? undefined : find(name, decoded)
    if (coding === undefined) break
    try {
      const next = await decodeOnce(decoded, coding, maxBytes)
      if (next === 'too-large') return { failure: next, complaint: `It is larger than ${maxBytes} bytes.` }
      decoded = next
    } catch (error) {
      return { failure: 'broken', complaint: `Its content coding ${name} is broken: ${messageOf(error)}.` }
    }
  }
  return { bytes: decoded }
}
