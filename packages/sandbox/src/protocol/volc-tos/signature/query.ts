import type { ReceivedRequest } from '../../../server/route.js'
import type { VolcTosCredentials } from '../account.js'
import type { Address } from '../address.js'
import type { Problem } from '../answer.js'
import { type Claim, flawOf, parseCredential, parseDate } from './authorization.js'
import { fits } from './fits.js'
import { unsignedPayload } from './signature.js'

const mostSeconds = 604_800
const mostSkewMs = 15 * 60_000
const malformed = 'AuthorizationQueryParametersError'

/** The account that signed a URL, or why it does not work. */
export function verifyQuery(
  request: ReceivedRequest,
  address: Address,
  accounts: readonly VolcTosCredentials[],
  now: Date,
): VolcTosCredentials | Problem {
  const { url, headers } = request
  const value = (name: string) => url.searchParams.get(`X-Tos-${name}`) ?? undefined
  const claim = readClaim(value)
  const [date, expires] = [value('Date') ?? '', Number(value('Expires'))]
  const time = parseDate(date)
  if (claim === undefined || time === undefined) return { code: malformed }
  if (!Number.isSafeInteger(expires) || expires < 1 || expires > mostSeconds) {
    return { code: malformed, message: `X-Tos-Expires must be from 1 to ${mostSeconds}.` }
  }
  const account = accounts.find(({ accessKey }) => accessKey === claim.accessKey)
  if (account === undefined) return { code: 'InvalidAccessKeyId' }
  if (time - now.getTime() > mostSkewMs) return { code: 'RequestTimeTooSkewed' }
  if (now.getTime() > time + expires * 1000) {
    return { code: 'AccessDenied', message: 'The URL has expired.' }
  }
  // The official JS SDK puts the endpoint where the region belongs.
  const regions = [account.region, address.endpoint]
  const flaw = flawOf(claim, account, { date, regions, headers, token: value('Security-Token'), malformed })
  if (flaw !== undefined) return flaw

  const query = [...url.searchParams].filter(([name]) => name !== 'X-Tos-Signature')
  const payload = value('Content-Sha256') ?? unsignedPayload
  return fits(request, address, account, claim, { query, payload, date })
    ? account
    : { code: 'SignatureDoesNotMatch' }
}

function readClaim(value: (name: string) => string | undefined): Claim | undefined {
  const scope = parseCredential(value('Credential') ?? '')
  if (scope === undefined || value('Algorithm') !== 'TOS4-HMAC-SHA256') return undefined
  const signedHeaders = (value('SignedHeaders') ?? 'host').split(';')
  return { ...scope, signedHeaders, signature: value('Signature') ?? '' }
}
