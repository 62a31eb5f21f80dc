import { isIP } from 'node:net'
import { Networks } from '../contract/networks.js'
import { wrappedAddresses } from './wrapped-address.js'

interface Cause {
  readonly networks: Networks
  /** The network to trust, where it is one. */
  readonly example?: string
  readonly text: string
}

const splitDns =
  'The name server of this network, or that of a VPN, seems to give the name an address of its own'

/** Why a name may have an address that no server of the internet has. */
const causes: readonly Cause[] = [
  {
    networks: new Networks(['198.18.0.0/15']),
    example: '198.18.0.0/15',
    text: 'A VPN or a proxy program on this machine seems to answer for the name server, with made-up addresses',
  },
  {
    networks: new Networks(['0.0.0.0/8', '127.0.0.0/8', '::/127']),
    text: 'A filter seems to block the name, such as one for advertisements or the file of hosts',
  },
  { networks: new Networks(['100.64.0.0/10']), example: '100.64.0.0/10', text: splitDns },
  { networks: new Networks(['10.0.0.0/8']), example: '10.0.0.0/8', text: splitDns },
  { networks: new Networks(['172.16.0.0/12']), example: '172.16.0.0/12', text: splitDns },
  { networks: new Networks(['192.168.0.0/16']), example: '192.168.0.0/16', text: splitDns },
  { networks: new Networks(['fc00::/7']), example: 'fc00::/7', text: splitDns },
]

/** Whether a host is an address, or this machine by its usual name: no server of names has a say in it. */
export function isUnnamed(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$|\.$/g, '')
  return isIP(host) !== 0 || /(^|\.)localhost$/i.test(host)
}

/**
 * Why a host may have an address that is not allowed, and which setting allows it, as sentences.
 *
 * @param address - As it was found.
 * @param hostname - What was looked up, or an address itself.
 */
export function addressCause(address: string, hostname: string): string {
  const wrapped = wrappedAddresses(address)
  const inner = wrapped.find((found) => causes.some(({ networks }) => networks.has(found))) ?? wrapped[0]
  const cause = causes.find(({ networks }) => networks.has(inner ?? address))
  const isNamed = !isUnnamed(hostname)
  const standsFor = inner === undefined ? [] : [`It stands for ${inner}${isNamed ? ', as with NAT64' : ''}`]
  const network = inner === undefined ? (cause?.example ?? address) : address
  return [
    ...standsFor,
    ...(cause && isNamed ? [cause.text] : []),
    `If you trust what is there, name it in the setting connections.trustedNetworks: ['${network}']`,
  ].join('. ')
}
