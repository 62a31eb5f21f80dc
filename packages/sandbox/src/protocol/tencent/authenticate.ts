import type { ReceivedRequest } from '../../server/route.js'
import { deriveKey, hmac, sameText, sha256 } from '../../signing/hmac.js'
import { headerLines } from '../../signing/signed-headers.js'
import type { TencentCredentials } from './account.js'
import type { Problem } from './answer.js'
import { type Authorization, parseAuthorization } from './signature/authorization.js'

const service = 'aiart'
const mostSkewSeconds = 300
/** The headers that the vendor wants to be signed at least. */
const alwaysSigned = ['content-type', 'host']

/** The account that signed a request, or why there is none. */
export function authenticate(
  request: ReceivedRequest,
  accounts: readonly TencentCredentials[],
  now: Date,
): TencentCredentials | Problem {
  const authorization = parseAuthorization(request.headers.authorization)
  if (authorization === undefined) return { code: 'AuthFailure.InvalidAuthorization' }
  const timestamp = String(request.headers['x-tc-timestamp'] ?? '')
  if (timestamp === '') return { code: 'MissingParameter', message: 'X-TC-Timestamp is missing.' }
  if (!/^\d{1,11}$/.test(timestamp)) {
    return { code: 'InvalidParameter', message: 'X-TC-Timestamp must be a number of seconds.' }
  }
  const account = accounts.find(({ secretId }) => secretId === authorization.secretId)
  if (account === undefined) return { code: 'AuthFailure.SecretIdNotFound' }
  if (Math.abs(Number(timestamp) - now.getTime() / 1000) > mostSkewSeconds) {
    return { code: 'AuthFailure.SignatureExpire' }
  }
  const flaw = flawOf(authorization, timestamp) ?? mismatch(request, account, authorization, timestamp)
  if (flaw !== undefined) return { code: 'AuthFailure.SignatureFailure', message: flaw }
  const token = request.headers['x-tc-token']
  return token === account.token ? account : { code: 'AuthFailure.TokenFailure' }
}

/** What is wrong with the scope of a signature, whatever its value is. */
function flawOf({ date, signedHeaders, ...scope }: Authorization, timestamp: string): string | undefined {
  if (date !== new Date(Number(timestamp) * 1000).toISOString().slice(0, 10)) {
    return 'The date of the credential is not that of X-TC-Timestamp.'
  }
  if (scope.service !== service) return `The service of the credential must be ${service}.`
  const unsigned = alwaysSigned.filter((name) => !signedHeaders.includes(name))
  return unsigned.length === 0 ? undefined : `SignedHeaders must have ${unsigned.join(' and ')}.`
}

function mismatch(
  { method, target, headers, body }: ReceivedRequest,
  { secretKey }: TencentCredentials,
  { date, signedHeaders, signature }: Authorization,
  timestamp: string,
): string | undefined {
  const key = deriveKey(`TC3${secretKey}`, [date, service, 'tc3_request'])
  const bodyHash = sha256(body.bytes)
  const [path = '', query = ''] = target.split('?')

  const fits = (withPort: boolean) => {
    const lines = headerLines(headers, signedHeaders, (value, name) =>
      (name === 'host' && !withPort ? value.replace(/:\d+$/, '') : value).toLowerCase(),
    )
    if (lines === undefined) return false
    const canonical = `${method}\n${path}\n${query}\n${lines}\n${signedHeaders.join(';')}\n${bodyHash}`
    const text = `TC3-HMAC-SHA256\n${timestamp}\n${date}/${service}/tc3_request\n${sha256(canonical)}`
    return sameText(hmac(key, text), signature)
  }

  // The vendor is never asked at a port of its own. The official SDK signs the host without one.
  return fits(true) || fits(false) ? undefined : 'The signature does not fit the request.'
}
