import * as z from 'zod'
import { isNetwork } from './networks.js'

/** How a vendor is reached: how many connections there are, which a paid request may use, and whom the user trusts. */
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
}

/** The schema of {@link ConnectionSettings}. */
export const connectionSettings: z.ZodType<ConnectionSettings> = z.strictObject({
  perOrigin: z.int().min(2).optional(),
  starts: z.enum(['kept', 'fresh']).optional(),
  trustedNetworks: z
    .array(z.string().refine(isNetwork, "must be a network such as '198.18.0.0/15', or an IP address"))
    .optional(),
})

/** A provider's own settings, and those of its client where it has none. */
export const mergeConnections = (
  own: ConnectionSettings = {},
  usual: ConnectionSettings = {},
): ConnectionSettings => ({
  perOrigin: own.perOrigin ?? usual.perOrigin,
  starts: own.starts ?? usual.starts,
  trustedNetworks: own.trustedNetworks ?? usual.trustedNetworks,
})
