import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer of a vendor, complete. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A server on loopback that answers whatever it is told to. */
export interface FuzzedVendor {
  readonly origin: string
  close(): void
}

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

/** Opens a server whose answers depend on the first part of the path, so that many can be fuzzed at once. */
export async function openFuzzedVendor(answerTo: (run: string) => Answer): Promise<FuzzedVendor> {
  const server = await listen((request, response) => {
    request.resume().on('end', () => {
      const { status, headers, body } = answerTo((request.url ?? '').split('/')[1] ?? '')
      response.writeHead(status, headers).end(body)
    })
  })
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
