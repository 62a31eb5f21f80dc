import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that nobody has any reason to ask. */
export interface Decoy {
  /** Host and port. */
  readonly host: string
  /** What it was asked all the same. */
  readonly asked: readonly string[]
  close(): void
}

/** Opens a decoy on loopback. */
export async function openDecoy(): Promise<Decoy> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} with the headers ${Object.keys(request.headers).join(', ')}`)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    asked,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
