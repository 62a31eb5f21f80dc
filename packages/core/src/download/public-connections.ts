import { type LookupAddress, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import type { Agent, buildConnector } from 'undici'
import { MediaplugError } from '../error/error.js'
import { isPublicAddress } from '../http/public-address.js'
import { loadUndici } from '../http/undici.js'

function refusal(hostname: string, address: string): MediaplugError {
  const message = `${hostname} is refused: ${address} is not a public address`
  return new MediaplugError('download', message, { phase: 'download', retryable: false })
}

/** Looks a name up, and refuses it when any of its addresses is not public. */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '')
    const refused = addresses.find(({ address }) => !isPublicAddress(address))
    if (refused) return callback(refusal(hostname, refused.address), '')
    const [first] = addresses
    if (options.all) callback(null, addresses)
    else callback(null, first?.address ?? '', first?.family)
  })
}

/** Has an address in the URL itself pass the same check, since it is never looked up. */
function guarded(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) => {
    const address = options.hostname.replace(/^\[|\]$/g, '')
    if (isIP(address) && !isPublicAddress(address)) callback(refusal(options.hostname, address), null)
    else connect(options, callback)
  }
}

async function open(): Promise<Agent> {
  const { Agent, buildConnector } = await loadUndici()
  const connect = guarded(buildConnector({ timeout: 10_000, lookup: guardedLookup }))
  return new Agent({ connections: 16, connect })
}

let opened: Promise<Agent> | undefined

/**
 * Connections to public addresses only, checked at the moment of connecting.
 *
 * The address that was checked is the one that is connected to, so that a name which changes its address in
 * between gains nothing.
 */
export function guardedConnections(): Promise<Agent> {
  opened ??= open()
  return opened
}
