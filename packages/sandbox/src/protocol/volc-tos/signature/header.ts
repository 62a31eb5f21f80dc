import type { ReceivedRequest } from '../../../server/route.js'
import { sha256 } from '../../../signing/hmac.js'
import { signedValue } from '../../../signing/signed-headers.js'
import type { VolcTosCredentials } from '../account.js'
import type { Address } from '../address.js'
import type { Problem } from '../answer.js'
import { type Claim, flawOf, parseCredential, parseDate } from './authorization.js'
import { fits } from './fits.js'
import { unsignedPayload } from './signature.js'

const mostSkewMs = 15 * 60_000
const malformed = 'AuthorizationHeaderMalformed'

/** The account that signed a request in its headers, or why there is none. */
export function verifyHeaders(
  request: ReceivedRequest,
  address: Address,
  accounts: readonly VolcTosCredentials[],
  now: Date,
): VolcTosCredentials | Problem {
  const { url, headers, body } = request
  const claim = parseAuthorization(headers.authorization)
  if (claim === undefined) return { code: headers.authorization === undefined ? 'AccessDenied' : malformed }
  const account = accounts.find(({ accessKey }) => accessKey === claim.accessKey)
  if (account === undefined) return { code: 'InvalidAccessKeyId' }
  const date = signedValue(headers, 'x-tos-date') ?? ''
  const time = parseDate(date)
  if (time === undefined)
    return { code: 'AccessDenied', message: 'x-tos-date is missing or has a wrong form.' }
  if (Math.abs(time - now.getTime()) > mostSkewMs) return { code: 'RequestTimeTooSkewed' }
  const token = signedValue(headers, 'x-tos-security-token')
  const flaw = flawOf(claim, account, { date, regions: [account.region], headers, token, malformed })
  if (flaw !== undefined) return flaw

  const bodyHash = sha256(body.bytes)
  const payload = signedValue(headers, 'x-tos-content-sha256') ?? bodyHash
  if (!fits(request, address, account, claim, { query: url.searchParams, payload, date })) {
    return { code: 'SignatureDoesNotMatch' }
  }
  return payload === unsignedPayload || payload === bodyHash ? account : { code: 'ContentSHA256Mismatch' }
}

function parseAuthorization(header: string | undefined): Claim | undefined {
  const form =
    /^TOS4-HMAC-SHA256 Credential=([^,\s]+), ?SignedHeaders=([a-z0-9;_-]+), ?Signature=([0-9a-f]{64})$/
  const match = form.exec(header ?? '')
  const [, credential = '', names = '', signature = ''] = match ?? []
  const scope = parseCredential(credential)
  return scope && { ...scope, signedHeaders: names.split(';'), signature }
}
