import { Networks } from '../contract/networks.js'
import { wrappedAddresses } from './wrapped-address.js'

/** This machine, networks of RFC 1918, of carriers, of one link, and unique local addresses. */
const privateNetworks = new Networks([
  '0.0.0.0/32',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::/128',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
])

/**
 * Whether an IP address is of a private network: private, of a carrier, loopback or link-local, however it is written.
 *
 * What is neither private nor public, such as an address for documentation, is not.
 */
export function isPrivateAddress(address: string): boolean {
  const wrapped = wrappedAddresses(address)
  return wrapped.length > 0 ? wrapped.every(isPrivateAddress) : privateNetworks.has(address)
}
