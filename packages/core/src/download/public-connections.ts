import type { LookupFunction } from 'node:net'
import type { Agent } from 'undici'
import { MediaplugError } from '../error/error.js'
import { type AddressGuard, connectWithin, lookupWithin } from '../http/guarded-connect.js'
import { isPublicAddress } from '../http/public-address.js'
import { loadUndici } from '../http/undici.js'

const publicOnly: AddressGuard = {
  allows: isPublicAddress,
  refusal: (hostname, address) =>
    new MediaplugError('download', `${hostname} is refused: ${address} is not a public address`, {
      phase: 'download',
      retryable: false,
    }),
}

/** Looks a name up, and refuses it when any of its addresses is not public. */
export const guardedLookup: LookupFunction = lookupWithin(publicOnly)

async function open(): Promise<Agent> {
  const { Agent } = await loadUndici()
  return new Agent({ connections: 16, connect: await connectWithin(publicOnly) })
}

let opened: Promise<Agent> | undefined

/** Connections to public addresses only, checked at the moment of connecting. */
export function guardedConnections(): Promise<Agent> {
  opened ??= open()
  return opened
}
