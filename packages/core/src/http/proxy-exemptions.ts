import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import { isLoopback } from '../contract/common-settings.js'
import { Networks } from '../contract/networks.js'
import { wrappedAddresses } from './wrapped-address.js'
import { networkOf } from './written-network.js'

const thisMachine = new Networks(['127.0.0.0/8', '0.0.0.0', '::1', '::'])

/** A host without brackets and without the dot that ends a full name. */
const plain = (hostname: string): string => hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '')

/** Whether a host is this machine, which no proxy can reach. */
export function isThisMachine(hostname: string): boolean {
  const name = plain(hostname)
  if (isLoopback(name) || name.endsWith('.localhost')) return true
  return [name, ...wrappedAddresses(name)].some((address) => thisMachine.has(address))
}

const quotesAndSeparators = /[\s,;|"']+/
/** A port stands behind a host in brackets, or one without colons: an address of IPv6 ends with no port. */
const withPort = /^(\[[^\]]*\](?:\/\d+)?|[^:]*):(\d+)$/

/** An entry of `NO_PROXY`: a host, and a port where it has one. */
interface Entry {
  readonly name: string
  readonly port: string | undefined
}

/** Reads an entry as people write it: as a URL, with brackets, and with what stands for any subdomain. */
function entryOf(text: string): Entry {
  const place = text.replace(/^[a-z][a-z\d+.-]*:\/\//i, '').replace(/\/(?![\d.]+(?:[:\]]|$)).*$/, '')
  const [, host = place, port] = withPort.exec(place) ?? []
  const beginning = /^\d{1,3}(?:\.\d{1,3}){0,2}\.$/.test(host) ? `${host}*` : host
  const name = plain(beginning.replace(/[[\]]/g, '')).replace(/^\*?\.(?=.)/, '')
  // In a URL, a name of other letters is written by those of ASCII.
  return { name: /[^ -~]/.test(name) ? domainToASCII(name) : name, port }
}

/** Whether a name is that of an entry, or ends in it; `*` within stands for any text. */
function isNamed(name: string, written: string): boolean {
  if (written === '<local>') return isIP(name) === 0 && !name.includes('.')
  if (written.includes('*')) {
    const parts = written.split(/\*+/).map((part) => part.replace(/[^\w-]/g, '\\$&'))
    return new RegExp(`^${parts.join('.*')}$`).test(name)
  }
  return name === written || (isIP(name) === 0 && name.endsWith(`.${written}`))
}

/**
 * Whether a URL is asked without a proxy by a list such as `NO_PROXY` has: names with all that ends in them, addresses,
 * networks, each with a port or without, and `*` for any text. What other programs understand is understood too: an entry
 * that means nothing would send to a proxy what is to stay within.
 */
export function isExempt({ protocol, hostname, port }: URL, list: string): boolean {
  const name = plain(hostname)
  const addresses = [name, ...wrappedAddresses(name)]
  const portOfUrl = port || (protocol === 'https:' ? '443' : '80')
  return list
    .split(quotesAndSeparators)
    .filter((text) => text !== '')
    .map(entryOf)
    .some((entry) => {
      if (entry.port !== undefined && entry.port !== portOfUrl) return false
      const network = networkOf(entry.name)
      if (network === undefined) return isNamed(name, entry.name)
      const networks = new Networks([network])
      return addresses.some((address) => networks.has(address))
    })
}
