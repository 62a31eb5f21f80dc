import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A way to a vendor that keeps what it answers. */
export interface Recorder {
  readonly origin: string
  /** The bodies of the answers that were JSON, each once. */
  readonly answers: unknown[]
  /** The last of them. */
  readonly last: unknown
  close(): void
}

/** Opens a way to a vendor. The host's name stays as the client sent it: it may be signed. */
export async function openRecorder(baseUrl: string): Promise<Recorder> {
  const answers = new Map<string, unknown>()
  let last: unknown
  const { hostname, port } = new URL(baseUrl)
  const server = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming
    const onward = forward({ hostname, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).pipe(outgoing)
      answer.on('end', () => {
        if (!/json/.test(answer.headers['content-type'] ?? '')) return
        const text = Buffer.concat(chunks).toString('utf8')
        last = JSON.parse(text)
        answers.set(text.slice(0, 10_000), last)
      })
    })
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get last() {
      return last
    },
    get answers() {
      return [...answers.values()]
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
