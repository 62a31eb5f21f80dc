import type { Agent } from 'undici'
import { connectWithin } from '../http/guarded-connect.js'
import { privateOnly } from '../http/private-only.js'
import { loadUndici } from '../http/undici.js'

async function open(): Promise<Agent> {
  const { Agent } = await loadUndici()
  return new Agent({ connections: 16, connect: await connectWithin(privateOnly('download', 'download')) })
}

let opened: Promise<Agent> | undefined

/** Connections to private addresses, checked at the moment of connecting: for `http:` URLs of a vendor on a private network. */
export function privateConnections(): Promise<Agent> {
  opened ??= open()
  return opened
}
