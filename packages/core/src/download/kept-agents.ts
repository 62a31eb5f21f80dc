import type { Agent, buildConnector, Dispatcher, Pool } from 'undici'
import type { ProxyServer } from '../contract/proxy-server.js'
import { inAbsoluteForm } from '../http/absolute-form.js'
import { type AddressGuard, connectWithin, refusalOfAddress } from '../http/guarded-connect.js'
import { passingOverInterim } from '../http/interim-answers.js'
import { OpenedOnce } from '../http/opened-once.js'
import { connectThrough, connectToProxy } from '../http/tunnel.js'
import { loadUndici } from '../http/undici.js'

/** How files are reached. */
export interface FileWay {
  /** Networks that the user trusts besides. */
  readonly trustedNetworks?: readonly string[] | undefined
  readonly proxy?: ProxyServer | undefined
  /** Whether it is for `http:`, which a proxy passes on itself. */
  readonly isPlain?: boolean
}

const size = { connections: 16 }

function connectorOf(
  { proxy }: FileWay,
  guard: AddressGuard | undefined,
): Promise<buildConnector.connector> | undefined {
  if (proxy) return connectThrough(proxy, guard)
  return guard && connectWithin(guard)
}

/** Connections to a proxy that passes requests on itself. */
async function openPassing(
  proxy: ProxyServer,
  guard: AddressGuard | undefined,
): Promise<Dispatcher.ComposedDispatcher> {
  const { Pool } = await loadUndici()
  const pool: Pool = new Pool(proxy.origin, {
    ...size,
    connect: await passingOverInterim(await connectToProxy(proxy)),
  })
  return pool.compose((dispatch) => (options, handler) => {
    const { origin, hostname } = new URL(options.origin ?? '')
    const refusal = guard && refusalOfAddress(guard, hostname)
    if (refusal) throw refusal
    return dispatch(inAbsoluteForm(options, origin, proxy), handler)
  })
}

async function openAgent(way: FileWay, guard: AddressGuard | undefined): Promise<Agent> {
  const { Agent } = await loadUndici()
  const connect = await passingOverInterim(await connectorOf(way, guard))
  return new Agent({ ...size, connect })
}

/**
 * Connections of one kind: opened when they are first used, and kept, for each way by which files are reached.
 *
 * They are others than those of requests, so that a poll never waits for a file.
 *
 * @param guardOf - Which addresses are allowed. Default: any.
 */
export function keptAgents(
  guardOf?: (trustedNetworks: FileWay['trustedNetworks']) => AddressGuard,
): (way?: FileWay) => Promise<Dispatcher> {
  const kept = new OpenedOnce<Dispatcher>()
  return (way = {}) => {
    const { trustedNetworks, proxy, isPlain } = way
    const isPassed = proxy !== undefined && isPlain === true
    const key = `${trustedNetworks ?? ''} ${proxy?.key() ?? ''} ${isPassed}`
    return kept.get(key, () => {
      const guard = guardOf?.(trustedNetworks)
      return isPassed ? openPassing(proxy, guard) : openAgent(way, guard)
    })
  }
}
