import type { ReceivedRequest } from '../../../server/route.js'
import { deriveKey, hmac, sameText, sha256 } from '../../../signing/hmac.js'
import { headerLines } from '../../../signing/signed-headers.js'
import type { VolcTosCredentials } from '../account.js'
import type { Address } from '../address.js'
import type { Authorization } from './authorization.js'

/** What a signature covers, apart from the path and the headers. */
export interface SignedParts {
  readonly query: Iterable<readonly [name: string, value: string]>
  /** The hash of the body, or the word for a body that is not signed. */
  readonly payload: string
  /** For example `20260719T080000Z`. */
  readonly date: string
}

/** The word in place of a hash for a body that the signature does not cover. */
export const unsignedPayload = 'UNSIGNED-PAYLOAD'

/** Whether a signature by TOS4-HMAC-SHA256 is the one that the account gives the request. */
export function signatureMatches(
  { method, headers }: ReceivedRequest,
  { path }: Address,
  { secretKey }: VolcTosCredentials,
  { signedHeaders, region, signature }: Authorization,
  { query, payload, date }: SignedParts,
): boolean {
  const lines = headerLines(headers, signedHeaders)
  if (lines === undefined) return false
  const scope = [date.slice(0, 8), region, 'tos', 'request']
  const canonical = [
    method,
    encode(path).replaceAll('%2F', '/'),
    canonicalQuery(query),
    lines,
    signedHeaders.join(';'),
    payload,
  ].join('\n')
  const text = ['TOS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\n')
  return sameText(hmac(deriveKey(secretKey, scope), text), signature)
}

function canonicalQuery(query: SignedParts['query']): string {
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
