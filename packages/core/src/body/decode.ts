import { messageOf } from '../error/message.js'
import { isJson } from './body-text.js'
import { type Coding, complaintAbout, complaintOf, loadCodings } from './coding.js'

/** A body without its codings, or why there is none. */
export type Decoded = { readonly bytes: Uint8Array; readonly failure?: undefined } | DecodingFailure

/** Why a body has codings that are not undone. */
export interface DecodingFailure {
  readonly failure: 'unknown' | 'broken' | 'too-large'
  readonly complaint: string
}

/** What is small is decoded at once: that is quicker, and too short to hold up others. */
const mostAtOnce = { coded: 64 * 1024, maxOutputLength: 1024 * 1024 }

async function* alone(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield bytes
}

/** Decodes what may be large, a piece at a time, beside whatever else the process does. */
async function decodeAside(
  bytes: Uint8Array,
  coding: Coding,
  maxBytes: number,
): Promise<Uint8Array | 'too-large'> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of coding.decodePieces(alone(bytes))) {
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
  } catch {
    // It is too large, or broken, or has something behind its end.
    return decodeAside(bytes, coding, maxBytes)
  }
}

/**
 * Undoes the codings that a body has. Gateways undo some and leave their names in the header, and programs write there
 * what is no coding: so the bytes are believed, and not the header.
 *
 * @param codings - As they are named, in the order in which they are undone.
 * @param maxBytes - How large it may be after each of them. What is larger is not decoded to its end.
 * @param isPlain - Whether bytes are as the body should be, and so not coded.
 */
export async function decode(
  bytes: Uint8Array,
  codings: readonly string[],
  maxBytes: number,
  isPlain: (bytes: Uint8Array) => boolean,
): Promise<Decoded> {
  const complaint = complaintOf(codings)
  if (complaint !== undefined) return isPlain(bytes) ? { bytes } : { failure: 'unknown', complaint }
  const find = await loadCodings()
  let decoded = bytes
  let doubt: DecodingFailure | undefined
  for (const name of codings) {
    // An answer without a body may have the header all the same.
    if (decoded.byteLength === 0) break
    const found = find(name, decoded)
    if (found.is !== 'coded') {
      const failure = found.is === 'absent' ? 'broken' : 'unknown'
      const passedOver: DecodingFailure = { failure, complaint: complaintAbout(name, found) }
      if (found.is === 'unknown') return passedOver
      doubt ??= passedOver
      continue
    }
    try {
      const next = await decodeOnce(decoded, found.coding, maxBytes)
      if (next === 'too-large') return { failure: next, complaint: `It is larger than ${maxBytes} bytes.` }
      decoded = next
    } catch (error) {
      // A coding that begins as it likes is known to be missing only when it cannot be undone.
      if (isJson(decoded)) continue
      return { failure: 'broken', complaint: `Its content coding ${name} is broken: ${messageOf(error)}.` }
    }
  }
  return doubt !== undefined && !isPlain(decoded) ? doubt : { bytes: decoded }
}
