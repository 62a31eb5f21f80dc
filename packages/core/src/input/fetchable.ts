import { isIP } from 'node:net'
import type { Provider } from '../contract/provider.js'
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

/**
 * Why no vendor can fetch a file at a URL, or must not be told of it; `undefined` where one may.
 *
 * @param isPrivately - Whether the vendor may be on this machine or on the same private network.
 */
export function unfetchable(address: string, isPrivately = false): string | undefined {
  const { protocol, hostname, username, password } = new URL(address)
  if (protocol !== 'https:' && protocol !== 'http:') return `no vendor fetches ${protocol} URLs: ${otherwise}`
  if (username || password) return `its URL has credentials, which the vendor would get: ${otherwise}`
  if (isPrivately || !isPrivateHost(hostname)) return undefined
  return `the vendor cannot fetch from ${hostname}, which is on this machine or a private network: ${otherwise}`
}
