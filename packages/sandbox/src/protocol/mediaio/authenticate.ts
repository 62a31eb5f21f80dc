import type { Handler, ReceivedRequest } from '../../server/route.js'
import { findAccount } from './account.js'
import { refusal } from './answer.js'
import type { MediaioContext } from './context.js'

/** A request whose key works and whose body is JSON. */
export interface AuthenticatedRequest {
  readonly apiKey: string
  readonly received: ReceivedRequest
  readonly body: unknown
}

/** Lets a request through to a handler when its key works and its body is JSON, and refuses it otherwise. */
export function authenticated(context: MediaioContext, handle: Handler<AuthenticatedRequest>): Handler {
  return (received) => {
    const account = findAccount(context.accounts, received.headers)
    if (typeof account === 'number') return refusal(account)
    if (Date.now() >= context.keysExpireAt) return refusal(40002)
    const { body } = received
    if (body.kind === 'too-large') return refusal(490000, `the body is larger than ${body.limit} bytes`)
    if (body.kind !== 'json') return refusal(490000, 'the body is not JSON')
    return handle({ apiKey: account.apiKey, received, body: body.value })
  }
}
