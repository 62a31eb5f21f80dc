import { BlockList, isIP } from 'node:net'

/** This machine, and networks of RFC 1918, of carriers and of one link. */
const ipv4 = [
  '0.0.0.0/32',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
]

/** This machine, unique local addresses, and those of one link. */
const ipv6 = ['::/128', '::1/128', 'fc00::/7', 'fe80::/10']

/** The IPv6 networks that stand for one of IPv4: mapped, by NAT64 and by 6to4. */
function inIpv6(network: string): string[] {
  const [address = '', prefix] = network.split('/')
  const digits = Buffer.from(address.split('.').map(Number)).toString('hex')
  const within = 96 + Number(prefix)
  return [
    `::ffff:${address}/${within}`,
    `64:ff9b::${address}/${within}`,
    `2002:${digits.slice(0, 4)}:${digits.slice(4)}::/${16 + Number(prefix)}`,
  ]
}

function listOf(family: 'ipv4' | 'ipv6', networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    list.addSubnet(address, Number(prefix), family)
  }
  return list
}

const inFour = listOf('ipv4', ipv4)
const inSix = listOf('ipv6', [...ipv6, ...ipv4.flatMap(inIpv6)])

/**
 * Whether an IP address is of a private network: private, of a carrier, loopback or link-local, however it is written.
 *
 * What is neither private nor public, such as an address for documentation, is not.
 */
export function isPrivateAddress(address: string): boolean {
  const version = isIP(address)
  return version === 4 ? inFour.check(address, 'ipv4') : version === 6 && inSix.check(address, 'ipv6')
}
