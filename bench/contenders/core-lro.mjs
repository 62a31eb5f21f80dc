// The poller of @azure/core-lro alone: requests are sent by hand.
import { createHttpPoller } from '@azure/core-lro'
import { protocols } from '../path/protocols.mjs'
import { sender } from './raw-request.mjs'

export const title = '`@azure/core-lro`, the poller alone'

export function open(origin, protocol, intervalInMs = 0) {
  const send = sender(origin)
  const { create, poll, isDone, result } = protocols[protocol]
  const headers = { 'content-type': 'application/json', authorization: 'Bearer benchmark' }
  return async () => {
    let created
    const operation = {
      async sendInitialRequest() {
        created = await send({ headers, ...create() })
        const request = { method: 'POST', url: origin }
        const location = { 'operation-location': `${origin}/operation` }
        return {
          flatResponse: created,
          rawResponse: { request, statusCode: 202, headers: location, body: {} },
        }
      },
      async sendPollRequest() {
        const body = await send({ headers, ...poll(created) })
        const status = isDone(body) ? 'succeeded' : 'running'
        const request = { method: 'GET', url: `${origin}/operation` }
        return {
          flatResponse: body,
          rawResponse: { request, statusCode: 200, headers: {}, body: { status } },
        }
      },
    }
    return result(await createHttpPoller(operation, { intervalInMs }).pollUntilDone())
  }
}
