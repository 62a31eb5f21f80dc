import type { IncomingHttpHeaders } from 'node:http'
import type { Handler, ReceivedRequest } from '../../server/route.js'
import type { TencentCredentials } from './account.js'
import { makingActions, queryAction } from './actions/catalogue.js'
import { refusal } from './answer.js'
import type { TencentContext } from './context.js'
import type { Problem } from './problem.js'
import type { Region } from './regions.js'
import { parseAuthorization } from './signature/authorization.js'
import { signatureProblem } from './signature/signature.js'

/** A request that an account has signed, for what the sandbox offers. */
export interface AuthenticatedRequest {
  readonly account: TencentCredentials
  /** The action, by the vendor's name of it. */
  readonly name: string
  readonly received: ReceivedRequest
}

const mostSkewSeconds = 300
const apiVersion = '2022-12-29'
const queryRegions: readonly Region[] = ['ap-guangzhou']

/** Lets a request through to a handler when its signature and its headers are right, and refuses it otherwise. */
export function authenticated(context: TencentContext, handle: Handler<AuthenticatedRequest>): Handler {
  return (received) => {
    if (received.body.kind === 'too-large') return refusal('FailedOperation.RequestEntityTooLarge')
    const account = signerOf(received, context.accounts, context.clock())
    if ('code' in account) return refusal(account.code, account.message)
    const action = actionOf(received.headers)
    if (typeof action !== 'string') return refusal(action.code, action.message)
    return handle({ account, name: action, received })
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

/** The action that the headers name, or what is wrong with them. */
function actionOf(headers: IncomingHttpHeaders): string | Problem {
  const [name = '', version, region] = ['X-TC-Action', 'X-TC-Version', 'X-TC-Region'].map((header) =>
    headers[header.toLowerCase()]?.toString(),
  )
  if (name === '' || version === undefined || region === undefined) {
    return { code: 'MissingParameter', message: 'X-TC-Action, X-TC-Version and X-TC-Region are required.' }
  }
  const offeredIn = name === queryAction ? queryRegions : makingActions.get(name)?.regions
  if (offeredIn === undefined) return { code: 'InvalidAction', message: `There is no action ${name}.` }
  if (version !== apiVersion) {
    return { code: 'NoSuchVersion', message: `X-TC-Version must be ${apiVersion}, not ${version}.` }
  }
  if (offeredIn.some((offered) => offered === region)) return name
  const message = `${name} is offered in ${offeredIn.join(' and ')}, not in ${region}.`
  return { code: 'UnsupportedRegion', message }
}
