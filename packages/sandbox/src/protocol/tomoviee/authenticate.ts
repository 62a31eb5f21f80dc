import type { Handler, ReceivedRequest } from '../../server/route.js'
import { findAccount } from './account.js'
import { refusal } from './answer.js'
import type { TomovieeContext } from './context.js'

/** A request whose account is known and whose body is JSON. */
export interface AuthenticatedRequest {
  readonly appKey: string
  readonly received: ReceivedRequest
  readonly body: unknown
}

/** Lets a request through to a handler when its account is known and its body is JSON, and refuses it otherwise. */
export function authenticated(context: TomovieeContext, handle: Handler<AuthenticatedRequest>): Handler {
  return (received) => {
    const account = findAccount(context.accounts, received.headers)
    if (account === undefined) return refusal(680101)
    const { body } = received
    if (body.kind === 'too-large') return refusal(680413, `the body is larger than ${body.limit} bytes`)
    if (body.kind !== 'json') return refusal(680001, 'the body is not JSON')
    return handle({ appKey: account.appKey, received, body: body.value })
  }
}
