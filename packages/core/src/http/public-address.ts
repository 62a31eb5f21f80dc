import { BlockList, isIP } from 'node:net'

/** Networks that are not the public internet (IANA's special-purpose registries). */
const special = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
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
  '::ffff:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

// IPv4 and IPv6 have a list each: in one list, the IPv6 network of mapped addresses would cover all of IPv4.
const blocked = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const network of special) {
  const [address = '', prefix] = network.split('/')
  blocked[family(address)].addSubnet(address, Number(prefix), family(address))
}

/** Whether an IP address is on the public internet: not private, loopback, link-local or reserved. */
export function isPublicAddress(address: string): boolean {
  return isIP(address) !== 0 && !blocked[family(address)].check(address, family(address))
}
