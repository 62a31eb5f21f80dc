import type { CheckedConnections } from '../contract/connection-settings.js'
import { Address } from './address.js'
import { type Connections, connectionsTo } from './connections.js'

/** A host of a vendor: where its requests go, and over which connections. */
export interface Site {
  readonly address: Address
  readonly connections: Connections
}

/** The host of a base URL. */
export function createSite(baseUrl: string, settings: CheckedConnections | undefined): Site {
  const address = new Address(baseUrl)
  return { address, connections: connectionsTo(address.origin, settings) }
}
