import type { Answer } from '../../http/answer.js'
import type { ReceivedRequest } from '../../server/route.js'
import type { Room } from '../define-vendor.js'
import { findAccount, type MediaioCredentials } from './account.js'
import { refusal } from './answer.js'
import type { MediaioSettings } from './settings.js'

/** A request whose key works and whose body is JSON. */
export interface Admitted {
  readonly apiKey: string
  readonly request: ReceivedRequest
  readonly body: unknown
}

/** Makes the function that lets such requests through to a handler, and refuses all others. */
export function createGate(
  room: Room<MediaioCredentials, MediaioSettings>,
): (
  handle: (admitted: Admitted) => Answer | Promise<Answer>,
) => (request: ReceivedRequest) => Answer | Promise<Answer> {
  const expiresAt = Date.now() + room.settings.keySeconds * 1000
  return (handle) => (request) => {
    const account = findAccount(room.accounts, request.headers)
    if (typeof account === 'number') return refusal(account)
    if (Date.now() >= expiresAt) return refusal(40002)
    const { body } = request
    if (body.kind === 'too-large') return refusal(490000, `the body is larger than ${body.limit} bytes`)
    if (body.kind !== 'json') return refusal(490000, 'the body is not JSON')
    return handle({ apiKey: account.apiKey, request, body: body.value })
  }
}
