import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { buffer } from 'node:stream/consumers'
import { certificate, key } from './certificates.js'
import { type Loopback, listen } from './loopback.js'

/** An answer of the vendor. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** A request that came to a gateway. */
export interface Exchange {
  readonly request: IncomingMessage
  /** The path and the query that were asked for. */
  readonly path: string
  readonly response: ServerResponse
  /** Passes the request on, and gives the vendor's answer. Its links lead to the gateway. */
  ask(path?: string): Promise<Answer>
}

/** What a gateway is, besides a way to the vendor. */
interface GatewayOptions {
  /** The name by which it is known, for which it has a certificate. Default: none, and it speaks plain HTTP. */
  readonly host?: string
  /** The host that links to files name. Default: `host`. */
  readonly filesHost?: string
  /** What it does with a request. Default: it passes it on, and the answer back. */
  handle?(exchange: Exchange): Promise<void>
}

/** The headers that are about one connection, or about bytes that are counted anew. */
const ofConnection = ['connection', 'content-length', 'date', 'host', 'keep-alive', 'transfer-encoding']

const passedOn = (headers: Iterable<readonly [string, unknown]>): Record<string, string> =>
  Object.fromEntries(
    [...headers]
      .filter(([name]) => !ofConnection.includes(name))
      .map(([name, value]) => [name, String(value)]),
  )

/** Sends an answer as it is. */
export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body)
}

async function passOn({ ask, response }: Exchange): Promise<void> {
  send(response, await ask())
}

/** Opens a server that stands before a vendor. */
export async function openGateway(
  vendor: string,
  { host, filesHost = host, handle = passOn }: GatewayOptions = {},
): Promise<Loopback> {
  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request
    const sent = await buffer(request)
    const ask = async (path = url): Promise<Answer> => {
      const init = { method, headers: passedOn(Object.entries(headers)), redirect: 'manual' as const }
      const answer = await fetch(
        vendor + path,
        sent.length > 0 ? { ...init, body: new Uint8Array(sent) } : init,
      )
      const body = Buffer.from(await answer.arrayBuffer())
      const isJson = answer.headers.get('content-type')?.includes('json')
      const own = filesHost ? `https://${filesHost}` : `http://${headers.host}`
      return {
        status: answer.status,
        headers: passedOn(answer.headers),
        body: isJson ? Buffer.from(body.toString().replaceAll(vendor, own)) : body,
      }
    }
    await handle({ request, path: url, response, ask })
  }

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    receive(request, response).catch(() => response.destroy())
  }
  return listen(host ? createTlsServer({ key, cert: certificate }, onRequest) : createServer(onRequest))
}
