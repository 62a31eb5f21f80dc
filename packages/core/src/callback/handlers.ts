import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { CallbackAnswer } from './callback-request.js'
import type { Received } from './receive.js'

/**
 * Handlers of a vendor's callbacks, one for each kind of server. Neither needs `this`.
 *
 * Both answer 200, 400 (no JSON that names a task), 403 (the proof is missing, wrong or too old), 405 (not POST), 408 (no
 * complete body within 10 seconds), 413 (too large a body), 415 (an unknown content coding) or 500 (the
 * proof could not be checked).
 */
export interface CallbackHandlers {
  /** For servers of `Request` and `Response`. Never rejects. */
  fetch(request: Request): Promise<Response>
  /** For `node:http`, and frameworks over it; ahead of what parses bodies. Never rejects. */
  node(request: IncomingMessage, response: ServerResponse): Promise<void>
}

const headersOf = ({ status }: CallbackAnswer): Record<string, string> => ({
  'content-type': 'text/plain; charset=utf-8',
  ...(status === 405 ? { allow: 'POST' } : {}),
})

function joined(headers: IncomingHttpHeaders): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
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
      const answered = await answer({ method, url, headers, body: Readable.toWeb(incoming) })
      // A body that was refused is not read to its end, so the connection cannot be used again.
      outgoing.writeHead(answered.status, { ...headersOf(answered), connection: 'close' }).end(answered.text)
    },
  }
}
