import { isIP } from 'node:net'
import { Networks } from '../contract/networks.js'
import { wrappedAddresses } from './wrapped-address.js'

/** Networks that are not the public internet: IANA's special-purpose registries, and a cloud's own address. */
const special = new Networks([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '100::/64',
  '100:0:0:1::/64',
  '2001::/23',
  '2001:db8::/32',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
])

/**
 * Whether an IP address is on the public internet: not private, loopback, link-local or reserved. What stands for an
 * address of IPv4 is judged by that.
 */
export function isPublicAddress(address: string): boolean {
  const wrapped = wrappedAddresses(address)
  if (wrapped.length > 0) return wrapped.every(isPublicAddress)
  return isIP(address) !== 0 && !special.has(address)
}
