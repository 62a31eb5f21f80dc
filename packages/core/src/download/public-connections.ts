import type { LookupFunction } from 'node:net'
import { MediaplugError } from '../error/error.js'
import { addressCause } from '../http/address-cause.js'
import { type AddressGuard, lookupWithin, withTrusted } from '../http/guarded-connect.js'
import { isPublicAddress } from '../http/public-address.js'
import { keptAgents } from './kept-agents.js'

/** Allows public addresses, and the networks that the user trusts besides. */
const publicOnly = (trustedNetworks?: readonly string[]): AddressGuard => ({
  allows: withTrusted(isPublicAddress, trustedNetworks),
  refusal: (hostname, address) =>
    new MediaplugError(
      'download',
      `${hostname} is refused: ${address} is not a public address. ${addressCause(address, hostname)}`,
      { phase: 'download', retryable: false },
    ),
})

/** Looks a name up, and refuses it when any of its addresses is not public. */
export const guardedLookup: LookupFunction = lookupWithin(publicOnly())

/** Connections to public addresses only, checked at the moment of connecting. */
export const guardedConnections: ReturnType<typeof keptAgents> = keptAgents(publicOnly)
