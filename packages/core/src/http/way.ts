import type { buildConnector } from 'undici'
import { isLoopback } from '../contract/common-settings.js'
import type { ProxyServer } from '../contract/proxy-server.js'
import { connectWithin, refusalOfAddress } from './guarded-connect.js'
import { privateOnly } from './private-only.js'
import { connectThrough, connectToProxy } from './tunnel.js'

/** How requests get to an origin. */
export interface Way {
  /** What connects. Default: the HTTP client, to any address. */
  readonly connect: buildConnector.connector | undefined
  /** The proxy that is asked itself, and passes requests on: without encryption, there is no tunnel. */
  readonly passingProxy: ProxyServer | undefined
}

/**
 * Finds the way to an origin.
 *
 * Credentials go without encryption to a private network only, and a name may be of any. Behind a proxy, what address a
 * name has is the proxy's matter.
 *
 * @throws MediaplugError `invalid-input` for an address that is not private.
 */
export async function wayTo(
  origin: string,
  proxy: ProxyServer | undefined,
  trustedNetworks: readonly string[] | undefined,
): Promise<Way> {
  const { protocol, hostname } = new URL(origin)
  const isPlain = protocol === 'http:' && !isLoopback(hostname)
  const guard = isPlain ? privateOnly('invalid-input', undefined, trustedNetworks) : undefined
  if (proxy === undefined) return { connect: guard && (await connectWithin(guard)), passingProxy: undefined }
  if (guard === undefined) return { connect: await connectThrough(proxy, undefined), passingProxy: undefined }
  const refusal = refusalOfAddress(guard, hostname)
  if (refusal) throw refusal
  return { connect: await connectToProxy(proxy), passingProxy: proxy }
}
