import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of input files on loopback. */
export interface FileServer extends AsyncDisposable {
  /** For example `http://127.0.0.1:41234`. */
  readonly origin: string
}

/**
 * Serves files by name, as `/name`. A number in place of bytes is a file that only says that it has so many.
 */
export async function serveFiles(files: Readonly<Record<string, Uint8Array | number>>): Promise<FileServer> {
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? ''
    const file = files[path.slice(1)]
    if (path === '/elsewhere') outgoing.writeHead(302, { location: 'http://192.0.2.1/' }).end()
    else if (file === undefined) outgoing.writeHead(404).end()
    else if (typeof file === 'number') outgoing.writeHead(200, { 'content-length': file }).flushHeaders()
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
