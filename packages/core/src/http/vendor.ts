import type { Provider } from '../contract/provider.js'
import { Address } from './address.js'
import { type Clock, createClock } from './clock.js'
import { type Connections, connectionsTo } from './connections.js'
import { createRateLimit, type RateLimit } from './rate-limit.js'

/** A vendor, with what is shared by all that is asked of it. */
export interface Vendor {
  readonly provider: Provider
  readonly address: Address
  readonly connections: Connections
  readonly clock: Clock
  /** Absent where the vendor has no limit on requests a second. */
  readonly rate: RateLimit | undefined
}

/** The vendor of a provider. */
export function createVendor(provider: Provider): Vendor {
  const { baseUrl, limits, connections } = provider
  const address = new Address(baseUrl)
  return {
    provider,
    address,
    connections: connectionsTo(address.origin, connections),
    clock: createClock(),
    rate: limits.requestsPerSecond === undefined ? undefined : createRateLimit(limits.requestsPerSecond),
  }
}
