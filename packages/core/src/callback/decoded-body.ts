import type { ReadableStream } from 'node:stream/web'
import { codingsIn } from '../body/coding.js'
import { decode } from '../body/decode.js'
import { type BodyLimits, type Reading, readBody } from './read-body.js'

/**
 * Reads a body without the content codings of its transport. The limit on its size holds before decoding and after.
 *
 * @param header - Names the codings, where there are any.
 */
export async function readDecoded(
  body: ReadableStream<Uint8Array> | null,
  header: string | undefined,
  limits: BodyLimits,
): Promise<Reading> {
  const read = await readBody(body, limits)
  if (header === undefined || 'failure' in read) return read
  const decoded = await decode(read.bytes, codingsIn(header), limits.maxBytes)
  return decoded.failure === undefined ? decoded : { failure: decoded.failure }
}
