import {
  type Authorization,
  authorizationProblem,
  mostSkewMs,
  parseCredential,
  parseDate,
  type Verify,
} from './authorization.js'
import { signatureMatches, unsignedPayload } from './signature.js'

const mostSeconds = 604_800
const malformed = 'AuthorizationQueryParametersError'

/** Verifies a signature in the query, which is that of a URL. */
export const verifyQuery: Verify = (request, address, accounts, now) => {
  const { url, headers } = request
  const value = (name: string) => url.searchParams.get(`X-Tos-${name}`) ?? undefined
  const authorization = readAuthorization(value)
  const [date, expires] = [value('Date') ?? '', Number(value('Expires'))]
  const time = parseDate(date)
  if (authorization === undefined || time === undefined) return { code: malformed }
  if (!Number.isSafeInteger(expires) || expires < 1 || expires > mostSeconds) {
    return { code: malformed, message: `X-Tos-Expires must be from 1 to ${mostSeconds}.` }
  }
  const account = accounts.find(({ accessKey }) => accessKey === authorization.accessKey)
  if (account === undefined) return { code: 'InvalidAccessKeyId' }
  if (time - now.getTime() > mostSkewMs) return { code: 'RequestTimeTooSkewed' }
  if (now.getTime() > time + expires * 1000) {
    return { code: 'AccessDenied', message: 'The URL has expired.' }
  }
  // The official JS SDK puts the endpoint where the region belongs.
  const regions = [account.region, address.endpoint]
  const sent = { date, regions, headers, token: value('Security-Token'), malformed }
  const problem = authorizationProblem(authorization, account, sent)
  if (problem !== undefined) return problem

  const query = [...url.searchParams].filter(([name]) => name !== 'X-Tos-Signature')
  const signed = { query, payload: value('Content-Sha256') ?? unsignedPayload, date }
  const matches = signatureMatches(request, address, account, authorization, signed)
  return matches ? account : { code: 'SignatureDoesNotMatch' }
}

function readAuthorization(value: (name: string) => string | undefined): Authorization | undefined {
  const scope = parseCredential(value('Credential') ?? '')
  if (scope === undefined || value('Algorithm') !== 'TOS4-HMAC-SHA256') return undefined
  const signedHeaders = (value('SignedHeaders') ?? 'host').split(';')
  return { ...scope, signedHeaders, signature: value('Signature') ?? '' }
}
