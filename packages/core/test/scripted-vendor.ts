import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as it arrived. */
interface SeenRequest {
  /** On the clock of `performance.now()`, when the whole request was there. */
  readonly at: number
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** What the vendor does with a request. */
export type Reply = (response: ServerResponse, request: SeenRequest) => void

/** A vendor on loopback that plays what a test scripts, and records what it was asked. */
export interface ScriptedVendor {
  readonly origin: string
  /** All requests, in the order in which they arrived. */
  readonly requests: readonly SeenRequest[]
  /**
   * Scripts the answers of a route, such as `GET /tasks`, and of all below it. They are given in order; the
   * last one again and again. The longest route that fits counts; without one, the answer is 404.
   */
  script(route: string, ...replies: readonly Reply[]): void
  /** The requests of a route and of all below it. */
  seen(route: string): SeenRequest[]
  /** How many connections were opened. */
  connections(): number
}

function play(routes: ReadonlyMap<string, Reply[]>, request: SeenRequest, response: ServerResponse): void {
  const line = `${request.method} ${request.path}`
  const [route] = [...routes.keys()].filter((key) => line.startsWith(key)).sort((a, b) => b.length - a.length)
  const replies = routes.get(route ?? '') ?? []
  const reply = replies.length > 1 ? replies.shift() : replies[0]
  if (reply) reply(response, request)
  else response.writeHead(404).end()
}

/** Opens a vendor until the test is finished. Without a port, at any free one. */
export async function openVendor(port = 0): Promise<ScriptedVendor> {
  const routes = new Map<string, Reply[]>()
  const requests: SeenRequest[] = []
  let connections = 0
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const request: SeenRequest = {
      at: performance.now(),
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    }
    requests.push(request)
    play(routes, request, response)
  })
  server.on('connection', () => connections++)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    script: (route, ...replies) => routes.set(route, [...replies]),
    seen: (route) => requests.filter(({ method, path }) => `${method} ${path}`.startsWith(route)),
    connections: () => connections,
  }
}

/** A port of loopback where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
