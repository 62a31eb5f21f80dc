import type { ReceivedRequest } from '../../../server/route.js'
import { sameText } from '../../../signing/hmac.js'
import { headerLines } from '../../../signing/signed-headers.js'
import type { VolcTosCredentials } from '../account.js'
import type { Address } from '../address.js'
import type { Claim } from './authorization.js'
import { type SignedRequest, signatureOf } from './signature.js'

/** Whether the signature that a request claims to have is the one that its account gives it. */
export function fits(
  { method, headers }: ReceivedRequest,
  { path }: Address,
  { secretKey }: VolcTosCredentials,
  { signedHeaders, region, signature }: Claim,
  signed: Pick<SignedRequest, 'query' | 'payload' | 'date'>,
): boolean {
  const lines = headerLines(headers, signedHeaders, (value) => value)
  if (lines === undefined) return false
  const expected = signatureOf(secretKey, {
    ...signed,
    method,
    path,
    region,
    signedHeaders,
    headerLines: lines,
  })
  return sameText(expected, signature)
}
