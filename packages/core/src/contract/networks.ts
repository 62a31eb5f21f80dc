import { BlockList, isIP } from 'node:net'

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Whether a text is a network: an address, and the number of its bits that count, as in `198.18.0.0/15`; or an address. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || address.includes('%') || more !== undefined) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

// IPv4 and IPv6 have a list each: in one list, the IPv6 network of mapped addresses would cover all of IPv4.
type Lists = Readonly<Record<'ipv4' | 'ipv6', BlockList>>

function listsOf(networks: readonly string[]): Lists {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() }
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = familyOf(address)
    const prefix = bits === undefined ? (family === 'ipv4' ? 32 : 128) : Number(bits)
    lists[family].addSubnet(address, prefix, family)
  }
  return lists
}

/** A set of IP networks. It is built when it is first asked, since that costs more than the import of a module may. */
export class Networks {
  readonly #networks: readonly string[]
  #lists: Lists | undefined

  /** @param networks - Each as {@link isNetwork} has it. */
  constructor(networks: readonly string[]) {
    this.#networks = networks
  }

  /** Whether an IP address is in one of them. What is no address is in none. */
  has(address: string): boolean {
    const family = familyOf(address)
    if (isIP(address) === 0) return false
    this.#lists ??= listsOf(this.#networks)
    return this.#lists[family].check(address, family)
  }
}
