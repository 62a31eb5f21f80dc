import { deriveKey, hmac, sha256 } from '../../../signing/hmac.js'

/** Everything that a signature covers. */
export interface SignedRequest {
  readonly method: string
  /** The path, decoded. */
  readonly path: string
  readonly query: Iterable<readonly [name: string, value: string]>
  /** The signed headers, one a line. */
  readonly headerLines: string
  readonly signedHeaders: readonly string[]
  /** The hash of the body, or the word for a body that is not signed. */
  readonly payload: string
  /** For example `20260719T080000Z`. */
  readonly date: string
  readonly region: string
}

/** The word in place of a hash for a body that the signature does not cover. */
export const unsignedPayload = 'UNSIGNED-PAYLOAD'

/** The signature of a request by TOS4-HMAC-SHA256. */
export function signatureOf(secretKey: string, signed: SignedRequest): string {
  const { method, path, query, headerLines, signedHeaders, payload, date, region } = signed
  const scope = [date.slice(0, 8), region, 'tos', 'request']
  const canonical = [
    method,
    encode(path).replaceAll('%2F', '/'),
    canonicalQuery(query),
    headerLines,
    signedHeaders.join(';'),
    payload,
  ].join('\n')
  const text = ['TOS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\n')
  return hmac(deriveKey(secretKey, scope), text)
}

function canonicalQuery(query: SignedRequest['query']): string {
  return [...query]
    .sort(([left], [right]) => (left < right ? -1 : Number(left > right)))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&')
}

/** Percent-encodes everything but the unreserved characters of RFC 3986. */
function encode(text: string): string {
  const toHex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(text).replace(/[!'()*]/g, toHex)
}
