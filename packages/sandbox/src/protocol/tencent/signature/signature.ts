import type { ReceivedRequest } from '../../../server/route.js'
import { deriveKey, hmac, sameText, sha256 } from '../../../signing/hmac.js'
import { headerLines } from '../../../signing/signed-headers.js'
import type { TencentCredentials } from '../account.js'
import type { Authorization } from './authorization.js'

const service = 'aiart'
/** The headers that the vendor wants to be signed at least. */
const alwaysSigned = ['content-type', 'host']

/** What is wrong with the signature of a request: first its scope, then its value. */
export function signatureProblem(
  request: ReceivedRequest,
  account: TencentCredentials,
  authorization: Authorization,
  timestamp: string,
): string | undefined {
  const { date, signedHeaders } = authorization
  if (date !== new Date(Number(timestamp) * 1000).toISOString().slice(0, 10)) {
    return 'The date of the credential is not that of X-TC-Timestamp.'
  }
  if (authorization.service !== service) return `The service of the credential must be ${service}.`
  const unsigned = alwaysSigned.filter((name) => !signedHeaders.includes(name))
  if (unsigned.length > 0) return `SignedHeaders must have ${unsigned.join(' and ')}.`
  const matches = signatureMatches(request, account, authorization, timestamp)
  return matches ? undefined : 'The signature does not fit the request.'
}

/** Whether a signature is the one that the account gives the request. */
function signatureMatches(
  { method, target, headers, body }: ReceivedRequest,
  { secretKey }: TencentCredentials,
  { date, signedHeaders, signature }: Authorization,
  timestamp: string,
): boolean {
  const key = deriveKey(`TC3${secretKey}`, [date, service, 'tc3_request'])
  const bodyHash = sha256(body.bytes)
  const [path = '', query = ''] = target.split('?')

  const matches = (withPort: boolean) => {
    const lines = headerLines(headers, signedHeaders, (value, name) =>
      (name === 'host' && !withPort ? value.replace(/:\d+$/, '') : value).toLowerCase(),
    )
    if (lines === undefined) return false
    const canonical = `${method}\n${path}\n${query}\n${lines}\n${signedHeaders.join(';')}\n${bodyHash}`
    const text = `TC3-HMAC-SHA256\n${timestamp}\n${date}/${service}/tc3_request\n${sha256(canonical)}`
    return sameText(hmac(key, text), signature)
  }

  // The vendor is never asked at a port of its own. The official SDK signs the host without one.
  return matches(true) || matches(false)
}
