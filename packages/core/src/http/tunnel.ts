import type { buildConnector } from 'undici'
import type { ProxyServer } from '../contract/proxy-server.js'
import { type AddressGuard, refusalOfAddress } from './guarded-connect.js'
import { unreachableProxy } from './proxy-error.js'
import { TunnelOpening } from './tunnel-opening.js'
import { loadUndici } from './undici.js'

const connectMs = 10_000

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
  const toProxy = await connectToProxy(proxy)
  const toHost = buildConnector({ timeout: connectMs })
  return (options, callback) => {
    const refusal = guard && refusalOfAddress(guard, options.hostname)
    if (refusal) return callback(refusal, null)
    const opening = new TunnelOpening(proxy, authorityOf(options), (...[error, tunnel]) => {
      if (error) callback(error, null)
      else toHost({ ...options, httpSocket: tunnel }, callback)
    })
    toProxy(options, (...[error, socket]) => {
      if (error) opening.fail(error)
      else opening.ask(socket)
    })
  }
}
