import { openServer } from './server.js'

interface Reply {
  readonly status?: number
  readonly body: unknown
}

/** A vendor that gives prepared answers, in order, and the last one again and again. */
export async function openScriptedVendor(...first: Reply[]) {
  const server = await openServer()
  const replies = [...first]
  server.listen((request, response) => {
    const { status = 200, body } = (replies.length > 1 ? replies.shift() : replies[0]) ?? { body: '' }
    request.resume()
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  return {
    baseUrl: server.origin,
    script: (...next: Reply[]) => void replies.splice(0, replies.length, ...next),
  }
}

/** An answer with data, as the vendor wraps it. */
export const good = (data: object): Reply => ({ body: { code: 0, msg: '', data } })
