import type { Handler, ReceivedRequest } from '../../server/route.js'
import type { TencentCredentials } from './account.js'
import { type Problem, refusal } from './answer.js'
import type { TencentContext } from './context.js'
import { parseAuthorization } from './signature/authorization.js'
import { signatureProblem } from './signature/signature.js'

/** A request that an account has signed, for what the sandbox offers. */
export interface AuthenticatedRequest {
  readonly account: TencentCredentials
  readonly received: ReceivedRequest
}

const mostSkewSeconds = 300

/** What the headers of a request must be, and the code when they are something else. */
const commonParameters = [
  { name: 'X-TC-Action', value: 'ImageToImage', code: 'InvalidAction' },
  { name: 'X-TC-Version', value: '2022-12-29', code: 'NoSuchVersion' },
  { name: 'X-TC-Region', value: 'ap-singapore', code: 'UnsupportedRegion' },
]

/** Lets a request through to a handler when its signature and its headers are right, and refuses it otherwise. */
export function authenticated(context: TencentContext, handle: Handler<AuthenticatedRequest>): Handler {
  return (received) => {
    if (received.body.kind === 'too-large') return refusal('FailedOperation.RequestEntityTooLarge')
    const account = signerOf(received, context.accounts, context.clock())
    if ('code' in account) return refusal(account.code, account.message)
    const problem = parameterProblem(received)
    if (problem !== undefined) return refusal(problem.code, problem.message)
    return handle({ account, received })
  }
}

/** The account that signed a request, or why there is none. */
function signerOf(
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
  const message = signatureProblem(request, account, authorization, timestamp)
  if (message !== undefined) return { code: 'AuthFailure.SignatureFailure', message }
  const token = request.headers['x-tc-token']
  return token === account.token ? account : { code: 'AuthFailure.TokenFailure' }
}

function parameterProblem({ headers }: ReceivedRequest): Problem | undefined {
  for (const { name, value, code } of commonParameters) {
    const given = headers[name.toLowerCase()]
    if (given === undefined) return { code: 'MissingParameter', message: `${name} is missing.` }
    if (given !== value) return { code, message: `${name} must be ${value}, not ${given}.` }
  }
  return undefined
}
