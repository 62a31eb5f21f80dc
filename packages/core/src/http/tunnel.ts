import type { ClientRequest } from 'node:http'
import type { Socket } from 'node:net'
import type { buildConnector } from 'undici'
import type { ProxyServer } from '../contract/proxy-server.js'
import { type AddressGuard, refusalOfAddress } from './guarded-connect.js'
import { refusedByProxy, unreachableProxy } from './proxy-error.js'
import { loadUndici } from './undici.js'

const connectMs = 10_000
const answerMs = 30_000

const withoutBrackets = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

/** Connects to a proxy, wherever it is asked to connect to: what becomes of the request is the proxy's matter. */
export async function connectToProxy(proxy: ProxyServer): Promise<buildConnector.connector> {
  const { buildConnector } = await loadUndici()
  const connect = buildConnector({ timeout: connectMs })
  const { protocol, host, hostname, port } = new URL(proxy.origin)
  const place = {
    protocol,
    host,
    hostname: withoutBrackets(hostname),
    port: port || (protocol === 'https:' ? '443' : '80'),
  }
  return (_options, callback) =>
    connect(place, (...[error, socket]) => {
      if (error) callback(unreachableProxy(proxy, error), null)
      else callback(null, socket)
    })
}

/** The host and the port that a proxy is asked to connect to. */
function authorityOf({ protocol, hostname, port }: buildConnector.Options): string {
  const name = withoutBrackets(hostname)
  return `${name.includes(':') ? `[${name}]` : name}:${port || (protocol === 'https:' ? '443' : '80')}`
}

/** Asks a proxy, over a connection to it, to let all that follows through to a host. */
function openTunnel(
  { request }: typeof import('node:http'),
  proxy: ProxyServer,
  socket: Socket,
  authority: string,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const authorization = proxy.authorization()
    const asking: ClientRequest = request({
      method: 'CONNECT',
      path: authority,
      createConnection: () => socket,
      headers: {
        host: authority,
        connection: 'keep-alive',
        ...(authorization !== undefined && { 'proxy-authorization': authorization }),
      },
    })
    asking.setTimeout(answerMs, () =>
      asking.destroy(Object.assign(new Error('no answer'), { code: 'UND_ERR_HEADERS_TIMEOUT' })),
    )
    asking.once('error', (error) => reject(unreachableProxy(proxy, error)))
    asking.once('connect', ({ statusCode = 0 }, tunnel: Socket, head) => {
      tunnel.setTimeout(0)
      if (statusCode >= 200 && statusCode < 300) {
        if (head.byteLength > 0) tunnel.unshift(head)
        resolve(tunnel)
      } else {
        tunnel.on('error', () => {}).destroy()
        reject(refusedByProxy(proxy, authority, statusCode))
      }
    })
    asking.end()
  })
}

/**
 * Connects to hosts through a proxy. TLS is agreed upon with the host itself, whose certificate is checked as ever; the
 * proxy sees its name and its port alone.
 *
 * @param guard - Which addresses may stand in a URL. Those of names are the proxy's matter.
 */
export async function connectThrough(
  proxy: ProxyServer,
  guard: AddressGuard | undefined,
): Promise<buildConnector.connector> {
  const { buildConnector } = await loadUndici()
  const http = await import('node:http')
  const toProxy = await connectToProxy(proxy)
  const toHost = buildConnector({ timeout: connectMs })
  return (options, callback) => {
    const refusal = guard && refusalOfAddress(guard, options.hostname)
    if (refusal) return callback(refusal, null)
    toProxy(options, (...[error, socket]) => {
      if (error) return callback(error, null)
      openTunnel(http, proxy, socket, authorityOf(options)).then(
        (tunnel) => toHost({ ...options, httpSocket: tunnel }, callback),
        (refused: Error) => callback(refused, null),
      )
    })
  }
}
