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

/** What a decoy answers. */
interface DecoyAnswer {
  readonly status: number
  readonly mediaType: string
  readonly body: string
}

const emptyAnswer: DecoyAnswer = { status: 200, mediaType: 'application/json', body: '{}' }

/** Opens a decoy on loopback. */
export async function openDecoy(answer = emptyAnswer): Promise<Decoy> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} with the headers ${Object.keys(request.headers).join(', ')}`)
    response.writeHead(answer.status, { 'content-type': answer.mediaType }).end(answer.body)
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
