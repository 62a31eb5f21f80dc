import type { Agent } from 'undici'
import { loadUndici } from '../http/undici.js'

async function open(): Promise<Agent> {
  const { Agent } = await loadUndici()
  return new Agent({ connections: 16, connectTimeout: 10_000 })
}

let opened: Promise<Agent> | undefined

/**
 * Connections to the origin that a provider's own base URL names, which may be on loopback. They are others than those
 * of its requests, so that a poll never waits for a file.
 */
export function ownConnections(): Promise<Agent> {
  opened ??= open()
  return opened
}
