import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

/** A server on loopback until the tests of a file are over. What it does may be decided later. */
export async function openServer() {
  let listener: RequestListener = (_request, response) => void response.writeHead(503).end()
  const server = createServer((request, response) => listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    listen(next: RequestListener) {
      listener = next
    },
  }
}

/** Has a handler of `Request` and `Response` serve `node:http`. */
export const listenerOf =
  (fetch: (request: Request) => Promise<Response>): RequestListener =>
  async (incoming, outgoing) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method = '', url } = incoming
    const body = method === 'GET' ? null : Buffer.concat(chunks)
    const answer = await fetch(new Request(`http://127.0.0.1${url}`, { method, body }))
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  }
