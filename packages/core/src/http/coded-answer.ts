import { codingsIn } from '../body/coding.js'
import { decode } from '../body/decode.js'
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
 * @throws MediaplugError `protocol` for a good one that cannot be decoded. Whether it is broken may be different next
 *   time; what codings the vendor uses will not.
 */
export async function withoutCodings(received: Received, codings: readonly string[]): Promise<Received> {
  const { status, rawHeaders } = received
  const decoded = await decode(bodyOf(received), codings, mostBytesOf(status))
  if (decoded.failure !== undefined && isGood(status)) throw codedAnswer(decoded, status)
  const body = Buffer.from(decoded.failure === undefined ? decoded.bytes : decoded.complaint)
  return { status, rawHeaders, chunks: [body], size: body.length, secrets: () => received.secrets() }
}
