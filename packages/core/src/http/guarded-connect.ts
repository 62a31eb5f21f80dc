import { type LookupAddress, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import type { buildConnector } from 'undici'
import { Networks } from '../contract/networks.js'
import { loadUndici } from './undici.js'
import { wrappedAddresses } from './wrapped-address.js'

/** Which addresses may be connected to. */
export interface AddressGuard {
  allows(address: string): boolean
  /** The error for another. */
  refusal(hostname: string, address: string): Error
}

/** What is allowed, and the networks that the user trusts besides, also where another address stands for one of theirs. */
export function withTrusted(
  allows: AddressGuard['allows'],
  trustedNetworks: readonly string[] = [],
): AddressGuard['allows'] {
  if (trustedNetworks.length === 0) return allows
  const trusted = new Networks(trustedNetworks)
  const allowed = (address: string): boolean => {
    if (allows(address) || trusted.has(address)) return true
    const wrapped = wrappedAddresses(address)
    return wrapped.length > 0 && wrapped.every(allowed)
  }
  return allowed
}

/** Looks a name up, and refuses it when any of its addresses is not allowed. */
export const lookupWithin =
  (guard: AddressGuard): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, '')
      const refused = addresses.find(({ address }) => !guard.allows(address))
      if (refused) return callback(guard.refusal(hostname, refused.address), '')
      const [first] = addresses
      if (options.all) callback(null, addresses)
      else callback(null, first?.address ?? '', first?.family)
    })
  }

/** The error for a host that is written as an address, where that is not allowed: it is never looked up. */
export function refusalOfAddress(guard: AddressGuard, hostname: string): Error | undefined {
  const address = hostname.replace(/^\[|\]$/g, '')
  return isIP(address) === 0 || guard.allows(address) ? undefined : guard.refusal(hostname, address)
}

/**
 * Connects to addresses that a guard allows, checked at the moment of connecting.
 *
 * The address that was checked is the one that is connected to, so that a name which changes its address in
 * between gains nothing.
 */
export async function connectWithin(guard: AddressGuard): Promise<buildConnector.connector> {
  const { buildConnector } = await loadUndici()
  const connect = buildConnector({ timeout: 10_000, lookup: lookupWithin(guard) })
  return (options, callback) => {
    const refusal = refusalOfAddress(guard, options.hostname)
    if (refusal) callback(refusal, null)
    else connect(options, callback)
  }
}
