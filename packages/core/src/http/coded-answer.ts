import { codingsIn, isGzip } from '../body/coding.js'
import { decode } from '../body/decode.js'
import { asBuffer } from '../file/starts.js'
import { textOf } from '../file/type/text.js'
import { codedAnswer } from './exchange-error.js'
import { mostBytesOf } from './limits.js'
import { bodyOf, type Received } from './received.js'
import { isGood } from './status-fault.js'

const headerName = 'content-encoding'

/** The codings that an answer says its body has; nothing where there is none, as of most. */
export function codingsOf({ rawHeaders }: Received): readonly string[] | undefined {
  let found: string | undefined
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.length !== headerName.length) continue
    if (String(rawHeaders[index]).toLowerCase() !== headerName) continue
    const value = String(rawHeaders[index + 1])
    found = found === undefined ? value : `${found},${value}`
  }
  if (found === undefined) return undefined
  const codings = codingsIn(found)
  return codings.length === 0 ? undefined : codings
}

/**
 * An answer without its codings. The status of one that is not good says what it is: where its body cannot be decoded,
 * the reason stands in the body's place.
 *
 * @param isGoodBody - Whether the body of a good answer may be what these bytes are.
 * @throws MediaplugError `protocol` for a good one that cannot be decoded. Whether it is broken may be different next
 *   time; what codings the vendor uses will not.
 */
export async function withoutCodings(
  received: Received,
  codings: readonly string[],
  isGoodBody: (bytes: Uint8Array) => boolean,
): Promise<Received> {
  const { status, rawHeaders } = received
  const isPlain = isGood(status) ? isGoodBody : isText
  const decoded = await decode(bodyOf(received), codings, mostBytesOf(status), isPlain)
  if (decoded.failure !== undefined && isGood(status)) throw codedAnswer(decoded, status)
  const body = decoded.failure === undefined ? asBuffer(decoded.bytes) : Buffer.from(decoded.complaint)
  return { status, rawHeaders, chunks: [body], size: body.length, secrets: () => received.secrets() }
}

const isText = (bytes: Uint8Array): boolean => textOf(asBuffer(bytes)) !== undefined

/** The coding of a body that has one without a word of it in the headers. */
export const unnamed = ['gzip']

/** Whether a body is compressed, by its first bytes: neither JSON nor a medium begins so. */
export function isCompressed({ chunks }: Received): boolean {
  const [first] = chunks
  return first !== undefined && isGzip(first)
}
