import type { buildConnector, Dispatcher, Pool } from 'undici'
import { isLoopback } from '../contract/common-settings.js'
import type { ConnectionSettings } from '../contract/connection-settings.js'
import { connectWithin } from './guarded-connect.js'
import { privateOnly } from './private-only.js'
import { loadUndici } from './undici.js'

/**
 * How long a kept connection may have been idle before a paid request is written to it, in ms. An older one may be
 * closed by the vendor just as it is used, which leaves a doubt.
 */
const freshForMs = 1_000

interface Pools {
  readonly starts: Pool
  readonly others: Pool
}

/** The connections to an origin: paid requests and all others have a pool each, so that neither waits for the other. */
export class Connections {
  readonly #origin: string
  readonly #perOrigin: number
  readonly #starts: 'kept' | 'fresh'
  readonly #trustedNetworks: readonly string[] | undefined
  #pools: Pools | undefined

  constructor(origin: string, { perOrigin = 64, starts = 'kept', trustedNetworks }: ConnectionSettings) {
    this.#origin = origin
    this.#perOrigin = perOrigin
    this.#starts = starts
    this.#trustedNetworks = trustedNetworks
  }

  /** Sends a request over the next connection that is free. */
  dispatch(isStart: boolean, request: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    const pools = this.#pools
    if (pools) (isStart ? pools.starts : pools.others).dispatch(request, handler)
    else
      this.#open().then(
        () => this.dispatch(isStart, request, handler),
        (error: Error) => handler.onError?.(error),
      )
  }

  async #open(): Promise<Pools> {
    const { Pool } = await loadUndici()
    const connect = await this.#connector()
    this.#pools ??= this.#create(Pool, connect)
    return this.#pools
  }

  /** Credentials go without encryption to a private network only, and a name may be of any. */
  async #connector(): Promise<buildConnector.connector | undefined> {
    const { protocol, hostname } = new URL(this.#origin)
    const isPlain = protocol === 'http:' && !isLoopback(hostname)
    return isPlain ? connectWithin(privateOnly('invalid-input', undefined, this.#trustedNetworks)) : undefined
  }

  #create(Pool: typeof import('undici').Pool, connect: buildConnector.connector | undefined): Pools {
    const half = Math.floor(this.#perOrigin / 2)
    // HTTP/2 is off: below us, undici repeats requests by itself when a server refuses a stream.
    const common = {
      allowH2: false,
      connectTimeout: 10_000,
      headersTimeout: 0,
      bodyTimeout: 0,
      ...(connect && { connect }),
    }
    return {
      others: new Pool(this.#origin, { ...common, pipelining: 1, connections: this.#perOrigin - half }),
      starts: new Pool(this.#origin, {
        ...common,
        pipelining: this.#starts === 'fresh' ? 0 : 1,
        connections: half,
        keepAliveTimeout: freshForMs,
        // A vendor's hint would override the time otherwise.
        keepAliveMaxTimeout: freshForMs,
      }),
    }
  }
}

const known = new Map<string, Connections>()

/** The connections to an origin, which all accounts of a vendor share. */
export function connectionsTo(origin: string, settings: ConnectionSettings = {}): Connections {
  const key = `${origin} ${settings.perOrigin} ${settings.starts} ${settings.trustedNetworks}`
  const existing = known.get(key)
  if (existing) return existing
  const created = new Connections(origin, settings)
  known.set(key, created)
  return created
}
