import type { ReadableStream } from 'node:stream/web'
import { isJson } from '../body/body-text.js'
import { codingsIn, isGzip } from '../body/coding.js'
import { decode } from '../body/decode.js'
import { type BodyLimits, type Reading, readBody } from './read-body.js'

/**
 * Reads a body without the content codings of its transport. The limit on its size holds before decoding and after.
 *
 * @param header - Names the codings. The bytes are believed rather.
 */
export async function readDecoded(
  body: ReadableStream<Uint8Array> | null,
  header: string | undefined,
  limits: BodyLimits,
): Promise<Reading> {
  const read = await readBody(body, limits)
  if ('failure' in read) return read
  const named = header === undefined ? [] : codingsIn(header)
  // A proxy may drop the header, and JSON never begins as gzip does.
  const codings = named.length === 0 && isGzip(read.bytes) ? ['gzip'] : named
  if (codings.length === 0) return read
  const decoded = await decode(read.bytes, codings, limits.maxBytes, isJson)
  return decoded.failure === undefined ? decoded : { failure: decoded.failure }
}
