import * as z from 'zod'
import { once } from '../once.js'
import { markSecret } from '../validation/secret.js'
import { isNetwork } from './networks.js'
import { type ProxyServer, readProxy } from './proxy-server.js'

/** How a vendor is reached: how many connections there are, which a paid request may use, by which proxy, and whom the user trusts. */
export interface ConnectionSettings {
  /** Connections to one origin at a time, 2 at least. Half of them are for paid requests alone. Default: 64. */
  readonly perOrigin?: number | undefined
  /**
   * Whether a paid request may use a connection again that was used within the last second (`kept`, the default),
   * or opens one of its own each time (`fresh`), which costs two round trips more over TLS.
   *
   * A kept connection may be closed by the vendor just as it is used: that leaves a doubt, never a repetition.
   */
  readonly starts?: 'kept' | 'fresh' | undefined
  /**
   * Networks whose addresses files may come from though they are not public, such as `['198.18.0.0/15']` behind a VPN
   * that answers for the name server with addresses of its own. By `http:`, they count as private ones. Default: none.
   */
  readonly trustedNetworks?: readonly string[] | undefined
  /**
   * The proxy that requests and downloads go through, such as `http://name:password@proxy.example:3128`; `false` for
   * none. Default: that of the environment, `HTTPS_PROXY`, `HTTP_PROXY` or `ALL_PROXY`, but for the hosts of `NO_PROXY`,
   * read once, for the first request or the first file.
   *
   * What is on this machine is never asked through one.
   */
  readonly proxy?: string | false | undefined
}

/** {@link ConnectionSettings} that were checked. */
export interface CheckedConnections extends Omit<ConnectionSettings, 'proxy'> {
  /** The proxy, `false` for none. Default: that of the environment. */
  readonly proxy?: ProxyServer | false | undefined
}

const proxy = once(() =>
  markSecret(
    z.custom<string | false>((value) => value === false || typeof value === 'string', {
      error: 'must be the URL of a proxy, or false for none',
      abort: true,
    }),
  ).transform((given, context): ProxyServer | false => {
    if (given === false) return false
    const read = readProxy(given, 'the setting connections.proxy')
    if (typeof read !== 'string') return read
    context.addIssue({ code: 'custom', message: read })
    return z.NEVER
  }),
)

/** The schema of {@link ConnectionSettings}. */
export const connectionSettings = once<z.ZodType<CheckedConnections, ConnectionSettings>>(() =>
  z.strictObject({
    perOrigin: z.int().min(2).optional(),
    starts: z.enum(['kept', 'fresh']).optional(),
    proxy: proxy().optional(),
    trustedNetworks: z
      .array(z.string().refine(isNetwork, "must be a network such as '198.18.0.0/15', or an IP address"))
      .optional(),
  }),
)

/** A provider's own settings, and those of its client where it has none. */
export const mergeConnections = (
  own: CheckedConnections = {},
  usual: CheckedConnections = {},
): CheckedConnections => ({
  perOrigin: own.perOrigin ?? usual.perOrigin,
  starts: own.starts ?? usual.starts,
  proxy: own.proxy ?? usual.proxy,
  trustedNetworks: own.trustedNetworks ?? usual.trustedNetworks,
})
