import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of input files on loopback. */
export interface FileServer extends AsyncDisposable {
  /** For example `http://127.0.0.1:41234`. */
  readonly origin: string
}

/** A file to serve: its bytes, what is called for them at each request, or how many it only says that it has. */
export type ServedFile = Uint8Array | (() => Promise<Uint8Array>) | number

/** Serves files by name, as `/name`. */
export async function serveFiles(files: Readonly<Record<string, ServedFile>>): Promise<FileServer> {
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? ''
    const file = files[path.slice(1)]
    if (path === '/elsewhere') outgoing.writeHead(302, { location: 'http://192.0.2.1/' }).end()
    else if (file === undefined) outgoing.writeHead(404).end()
    else if (typeof file === 'number') outgoing.writeHead(200, { 'content-length': file }).flushHeaders()
    else if (typeof file === 'function') void file().then((bytes) => outgoing.end(bytes))
    else outgoing.end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The bytes of each file that a result links to. */
export async function download(links: unknown): Promise<Buffer[]> {
  if (!Array.isArray(links)) throw new TypeError('the result has no list of links')
  return Promise.all(
    links.map(async (link) => {
      const answer = await fetch(String(link))
      if (!answer.ok) throw new Error(`HTTP ${answer.status} for ${link}`)
      return Buffer.from(await answer.arrayBuffer())
    }),
  )
}

/** Reads as many bytes of a body as there must be. `next` tells what comes then, if anything ever does. */
export async function readBytes(
  answer: Response,
  count: number,
): Promise<{ bytes: Buffer; next: Promise<'more' | 'end' | 'failure'> }> {
  if (answer.body === null) throw new TypeError('the answer has no body')
  const reader = answer.body.getReader()
  const chunks: Uint8Array[] = []
  for (let length = 0; length < count; length += chunks.at(-1)?.length ?? 0) {
    const { value } = await reader.read()
    if (value === undefined) throw new Error(`the body has ended after ${length} bytes`)
    chunks.push(value)
  }
  const next = reader.read().then(
    ({ done }) => (done ? 'end' : 'more'),
    () => 'failure' as const,
  )
  return { bytes: Buffer.concat(chunks), next }
}
