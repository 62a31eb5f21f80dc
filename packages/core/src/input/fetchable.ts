import { isIP } from 'node:net'
import type { Provider } from '../contract/provider.js'
import { isUnnamed } from '../http/address-cause.js'
import { isPublicAddress } from '../http/public-address.js'

/** Endings of names that no public server of names knows: of one machine, one network, or none at all. */
const privateNames =
  /(^|\.)(localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|invalid)$/i

/** Whether a host is on this machine or a private network, as far as its name or its address tells. */
function isPrivateHost(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '')
  if (isIP(address) !== 0) return !isPublicAddress(address)
  const name = hostname.replace(/\.$/, '')
  return privateNames.test(name) || !name.includes('.')
}

/** Whether a vendor may be where this program is, so that it can fetch what is private too. */
export const fetchesPrivately = ({ baseUrl, hosts = {}, privateNetwork }: Provider): boolean =>
  privateNetwork === true ||
  [baseUrl, ...Object.values(hosts)].some((url) => isPrivateHost(new URL(url).hostname))

const otherwise = 'give a public or presigned https: URL, or the file itself, by { path }, bytes or a stream'

/** What is wrong with a URL from which a file is to be fetched, by whomever. */
type Objection = { readonly to: 'scheme' | 'host'; readonly what: string } | { readonly to: 'credentials' }

function objectionTo(address: string, isPrivately: boolean): Objection | undefined {
  const { protocol, hostname, username, password } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return { to: 'scheme', what: protocol }
  if (username || password) return { to: 'credentials' }
  return isPrivately || !isPrivateHost(hostname) ? undefined : { to: 'host', what: hostname }
}

/**
 * Why no vendor can fetch a file at a URL, or must not be told of it; `undefined` where one may.
 *
 * @param isPrivately - Whether the vendor may be on this machine or on the same private network.
 */
export function unfetchable(address: string, isPrivately = false): string | undefined {
  const objection = objectionTo(address, isPrivately)
  switch (objection?.to) {
    case 'scheme':
      return `no vendor fetches ${objection.what} URLs: ${otherwise}`
    case 'credentials':
      return `its URL has credentials, which the vendor would get: ${otherwise}`
    case 'host':
      return `the vendor cannot fetch from ${objection.what}, which is on this machine or a private network: ${otherwise}`
    default:
      return undefined
  }
}

/**
 * Why this program does not fetch a file at a web URL, for a vendor that takes bytes; `undefined` where it may. Of a
 * name, that is decided by the address that it turns out to have, or by the proxy.
 *
 * @param trustedNetworks - What the user trusts. With any, the address of every host counts.
 */
export function unreadable(address: string, trustedNetworks: readonly string[] = []): string | undefined {
  const objection = objectionTo(address, trustedNetworks.length > 0)
  if (objection?.to === 'credentials') return `a URL with credentials is never fetched: ${otherwise}`
  if (objection?.to !== 'host' || !isUnnamed(objection.what)) return undefined
  return `nothing is fetched from ${objection.what}, which is on this machine or a private network: ${otherwise}. If you trust what is there, name its network in the setting connections.trustedNetworks`
}
