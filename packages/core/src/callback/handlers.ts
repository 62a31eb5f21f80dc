import type { CallbackHandlers, NodeRequest } from './callback-handlers.js'
import type { CallbackAnswer } from './callback-request.js'
import type { Received } from './receive.js'

const headersOf = ({ status }: CallbackAnswer): Record<string, string> => ({
  'content-type': 'text/plain; charset=utf-8',
  ...(status === 405 ? { allow: 'POST' } : {}),
})

function joined(headers: NodeRequest['headers']): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.join(', ') : value,
    ]),
  )
}

/** Serves what answers requests to both kinds of server. */
export function handlersOf(answer: (request: Received) => Promise<CallbackAnswer>): CallbackHandlers {
  return {
    async fetch(request) {
      const { method, url, body } = request
      const answered = await answer({ method, url, headers: Object.fromEntries(request.headers), body })
      return new Response(answered.text, { status: answered.status, headers: headersOf(answered) })
    },
    async node(incoming, outgoing) {
      const { method, url = '' } = incoming
      const headers = joined(incoming.headers)
      const answered = await answer({ method, url, headers, body: ReadableStream.from(incoming) })
      // A body that was refused is not read to its end, so the connection cannot be used again.
      outgoing.writeHead(answered.status, { ...headersOf(answered), connection: 'close' }).end(answered.text)
    },
  }
}
