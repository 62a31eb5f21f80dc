import { createServer, type IncomingHttpHeaders, request as passOn } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect } from 'node:net'
import { key, trusted } from './certificates.js'
import { openAt } from './tls-server.js'

/** What a proxy was asked. */
interface Asked {
  readonly method: string
  readonly target: string
  readonly headers: IncomingHttpHeaders
}

/** A proxy of which a test says where the hosts are. */
export interface ScriptedProxy {
  readonly url: string
  readonly port: number
  readonly asked: readonly Asked[]
  /** How many connections were opened to it. */
  connections(): number
}

interface ProxyScript {
  /** The ports of this machine at which hosts are, by `host:port` as the proxy is asked. */
  readonly hosts?: Readonly<Record<string, number>>
  /** Whom it lets through. Default: everybody. */
  readonly authorization?: string
  /** What it answers to everything. Default: it lets through. */
  readonly status?: number
  /** By which schemes it asks for credentials, where it passes requests on itself. */
  readonly challenge?: readonly string[]
  /** Whether it is spoken to by TLS. */
  readonly byTls?: boolean
}

/** Opens a proxy until the test is finished. */
export async function openProxy(script: ProxyScript = {}): Promise<ScriptedProxy> {
  const { hosts = {}, authorization, status, challenge = [], byTls = false } = script
  const asked: Asked[] = []
  let connections = 0
  const server = byTls ? createTlsServer({ key, cert: trusted }) : createServer()

  function statusOf(headers: IncomingHttpHeaders, target: string): number {
    if (authorization !== undefined && headers['proxy-authorization'] !== authorization) return 407
    return status ?? (hosts[target] === undefined ? 502 : 200)
  }

  server.on('connect', ({ method = '', url = '', headers }, client, head) => {
    asked.push({ method, target: url, headers })
    client.on('error', () => {})
    const answer = statusOf(headers, url)
    if (answer !== 200) {
      client.end(`HTTP/1.1 ${answer} No\r\ncontent-length: 2\r\n\r\nno`)
      return
    }
    const host = connect(hosts[url] ?? 0, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      host.write(head)
      host.pipe(client).pipe(host)
    })
    host.on('error', () => client.destroy())
    client.on('close', () => host.destroy())
  })
  server.on('request', (incoming, response) => {
    const { method = '', url = '', headers } = incoming
    asked.push({ method, target: url, headers })
    const { host, pathname, search } = new URL(url)
    const answer = statusOf(headers, host)
    if (answer !== 200) {
      response.writeHead(answer, { 'proxy-authenticate': [...challenge] }).end('<html>no</html>')
      return
    }
    const options = { host: '127.0.0.1', port: hosts[host], path: pathname + search, method, headers }
    const passing = passOn(options, (vendor) => {
      response.writeHead(vendor.statusCode ?? 0, vendor.headers)
      vendor.pipe(response)
    })
    passing.on('error', () => response.destroy())
    incoming.pipe(passing)
  })
  server.on('tlsClientError', () => {})
  server.on('connection', () => connections++)
  const port = await openAt(server)
  return {
    url: `${byTls ? 'https' : 'http'}://localhost:${port}`,
    port,
    asked,
    connections: () => connections,
  }
}
