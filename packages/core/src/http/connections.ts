import type { Dispatcher, Pool } from 'undici'
import type { CheckedConnections } from '../contract/connection-settings.js'
import type { HttpAnswer } from '../contract/http.js'
import type { ProxyServer } from '../contract/proxy-server.js'
import type { MediaplugError } from '../error/error.js'
import { inAbsoluteForm } from './absolute-form.js'
import { passingOverInterim } from './interim-answers.js'
import { OpenedOnce } from './opened-once.js'
import { refusedByProxy } from './proxy-error.js'
import { proxyOf } from './proxy-of.js'
import { loadUndici } from './undici.js'
import { wayTo } from './way.js'

/**
 * How long a kept connection may have been idle before a paid request is written to it, in ms. An older one may be
 * closed by the vendor just as it is used, which leaves a doubt.
 */
const freshForMs = 1_000

interface Pools {
  readonly starts: Pool
  readonly others: Pool
  /** The proxy that is asked itself. */
  readonly passingProxy: ProxyServer | undefined
}

async function openPools(
  origin: string,
  { perOrigin = 64, starts = 'kept', trustedNetworks }: CheckedConnections,
  proxy: ProxyServer | undefined,
): Promise<Pools> {
  const { Pool } = await loadUndici()
  const { connect, passingProxy } = await wayTo(origin, proxy, trustedNetworks)
  const place = passingProxy?.origin ?? origin
  const half = Math.floor(perOrigin / 2)
  // HTTP/2 is off: below us, undici repeats requests by itself when a server refuses a stream.
  const common = {
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: await passingOverInterim(connect),
  }
  return {
    passingProxy,
    others: new Pool(place, { ...common, pipelining: 1, connections: perOrigin - half }),
    starts: new Pool(place, {
      ...common,
      pipelining: starts === 'fresh' ? 0 : 1,
      connections: half,
      keepAliveTimeout: freshForMs,
      // A vendor's hint would override the time otherwise.
      keepAliveMaxTimeout: freshForMs,
    }),
  }
}

/** What all accounts of a vendor share, by all that distinguishes it. */
const known = new OpenedOnce<Pools>()

async function poolsTo(origin: string, settings: CheckedConnections): Promise<Pools> {
  const { perOrigin, starts, trustedNetworks } = settings
  const proxy = proxyOf(new URL(origin), settings)
  const key = `${origin} ${perOrigin} ${starts} ${trustedNetworks} ${proxy?.key()}`
  return known.get(key, () => openPools(origin, settings, proxy))
}

/**
 * The connections of an account to an origin: paid requests and all others have a pool each, so that neither waits for
 * the other. All accounts of a vendor share them.
 */
export class Connections {
  readonly #origin: string
  readonly #settings: CheckedConnections
  #pools: Pools | undefined

  constructor(origin: string, settings: CheckedConnections) {
    this.#origin = origin
    this.#settings = settings
  }

  /** Sends a request over the next connection that is free. The environment is read for the first one of an account. */
  dispatch(isStart: boolean, request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    const pools = this.#pools
    if (pools === undefined) {
      poolsTo(this.#origin, this.#settings).then(
        (opened) => {
          this.#pools ??= opened
          this.dispatch(isStart, request, handler)
        },
        (error: Error) => handler.onError?.(error),
      )
      return
    }
    const proxy = pools.passingProxy
    const written = proxy === undefined ? request : inAbsoluteForm(request, this.#origin, proxy)
    if (isStart) pools.starts.dispatch(written, handler)
    else pools.others.dispatch(written, handler)
  }

  /** The error that an answer is, where a proxy gave the answer and passed the request on to nobody. */
  proxyRefusal({ status, headers }: HttpAnswer): MediaplugError | undefined {
    const proxy = this.#pools?.passingProxy
    if (status !== 407 || proxy === undefined) return undefined
    return refusedByProxy(proxy, this.#origin, status, [headers['proxy-authenticate'] ?? ''])
  }
}

/** The connections to an origin. */
export const connectionsTo = (origin: string, settings: CheckedConnections = {}): Connections =>
  new Connections(origin, settings)
