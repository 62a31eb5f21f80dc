import { sha256 } from '../../../signing/hmac.js'
import { signedValue } from '../../../signing/signed-headers.js'
import {
  type Authorization,
  authorizationProblem,
  mostSkewMs,
  parseCredential,
  parseDate,
  type Verify,
} from './authorization.js'
import { signatureMatches, unsignedPayload } from './signature.js'

const malformed = 'AuthorizationHeaderMalformed'

/** Verifies a signature in the headers. */
export const verifyHeaders: Verify = (request, address, accounts, now) => {
  const { url, headers, body } = request
  const authorization = parseAuthorization(headers.authorization)
  if (authorization === undefined) {
    return { code: headers.authorization === undefined ? 'AccessDenied' : malformed }
  }
  const account = accounts.find(({ accessKey }) => accessKey === authorization.accessKey)
  if (account === undefined) return { code: 'InvalidAccessKeyId' }
  const date = signedValue(headers, 'x-tos-date') ?? ''
  const time = parseDate(date)
  if (time === undefined) {
    return { code: 'AccessDenied', message: 'x-tos-date is missing or has a wrong form.' }
  }
  if (Math.abs(time - now.getTime()) > mostSkewMs) return { code: 'RequestTimeTooSkewed' }
  const token = signedValue(headers, 'x-tos-security-token')
  const sent = { date, regions: [account.region], headers, token, malformed }
  const problem = authorizationProblem(authorization, account, sent)
  if (problem !== undefined) return problem

  const bodyHash = sha256(body.bytes)
  const payload = signedValue(headers, 'x-tos-content-sha256') ?? bodyHash
  const signed = { query: url.searchParams, payload, date }
  if (!signatureMatches(request, address, account, authorization, signed)) {
    return { code: 'SignatureDoesNotMatch' }
  }
  return payload === unsignedPayload || payload === bodyHash ? account : { code: 'ContentSHA256Mismatch' }
}

function parseAuthorization(header: string | undefined): Authorization | undefined {
  const form =
    /^TOS4-HMAC-SHA256 Credential=([^,\s]+), ?SignedHeaders=([a-z0-9;_-]+), ?Signature=([0-9a-f]{64})$/
  const match = form.exec(header ?? '')
  const [, credential = '', names = '', signature = ''] = match ?? []
  const scope = parseCredential(credential)
  return scope && { ...scope, signedHeaders: names.split(';'), signature }
}
