import { isIP } from 'node:net'
import { isLoopback } from '../contract/common-settings.js'
import { isNetwork, Networks } from '../contract/networks.js'
import { wrappedAddresses } from './wrapped-address.js'

const thisMachine = new Networks(['127.0.0.0/8', '0.0.0.0', '::1', '::'])

/** A host without brackets and without the dot that ends a full name. */
const plain = (hostname: string): string => hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '')

/** Whether a host is this machine, which no proxy can reach. */
export function isThisMachine(hostname: string): boolean {
  const name = plain(hostname)
  if (isLoopback(name) || name.endsWith('.localhost')) return true
  return [name, ...wrappedAddresses(name)].some((address) => thisMachine.has(address))
}

/** An entry of `NO_PROXY`: a host, and a port where it has one. */
function entryOf(text: string): { readonly name: string; readonly port: string | undefined } {
  // Of an address of IPv6 without brackets, the last colon is no beginning of a port.
  const [, host, port] = isIP(text) === 6 || text.includes('/') ? [] : (/^(.*):(\d+)$/.exec(text) ?? [])
  return { name: plain(host ?? text).replace(/^\*?\./, ''), port }
}

/**
 * Whether a URL is asked without a proxy by a list such as `NO_PROXY` has: names with all that ends in them, addresses,
 * networks, each with a port or without, and `*` for all.
 */
export function isExempt({ protocol, hostname, port }: URL, list: string): boolean {
  const name = plain(hostname)
  const portOfUrl = port || (protocol === 'https:' ? '443' : '80')
  return list
    .split(/[\s,]+/)
    .filter((text) => text !== '')
    .some((text) => {
      if (text === '*') return true
      const entry = entryOf(text)
      if (entry.port !== undefined && entry.port !== portOfUrl) return false
      if (isNetwork(entry.name)) return new Networks([entry.name]).has(name)
      return name === entry.name || (isIP(name) === 0 && name.endsWith(`.${entry.name}`))
    })
}
