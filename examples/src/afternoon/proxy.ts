import { createServer } from 'node:http'
import { connect } from 'node:net'
import { listen } from './loopback.js'

/** The proxy of a company. */
export interface Proxy {
  /** As a variable of the environment names it. */
  url(password: string): string
  /** The ways that it opened, such as `api.acme.example:443`. */
  readonly opened: readonly string[]
  close(): Promise<void>
}

/**
 * Opens a proxy that asks for a password, and lets through to some hosts.
 *
 * @param hosts - The ports of this machine at which they are, by name.
 */
export async function openProxy(password: string, hosts: Readonly<Record<string, number>>): Promise<Proxy> {
  const opened: string[] = []
  const credentials = `Basic ${Buffer.from(`desk:${password}`).toString('base64')}`
  const server = createServer()
  server.on('connect', ({ url = '', headers }, client, head) => {
    const refuse = (status: string) => client.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\n\r\n`)
    if (headers['proxy-authorization'] !== credentials) return refuse('407 Proxy Authentication Required')
    const port = hosts[url.replace(/:443$/, '')]
    if (port === undefined) return refuse('403 Forbidden')
    opened.push(url)
    const host = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      host.write(head)
      host.pipe(client).pipe(host)
    })
    host.on('error', () => client.destroy())
    return client.on('close', () => host.destroy())
  })
  const { port, close } = await listen(server)
  return { url: (guess) => `http://desk:${guess}@127.0.0.1:${port}`, opened, close }
}
