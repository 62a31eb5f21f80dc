import type { Agent, buildConnector } from 'undici'
import { loadUndici } from '../http/undici.js'

/** Networks that the user trusts besides. */
type Trusted = readonly string[] | undefined

const connectTimeout = 10_000

/**
 * Connections of one kind: opened when they are first used, and kept, for each set of networks that users trust.
 *
 * They are others than those of requests, so that a poll never waits for a file.
 *
 * @param connectorOf - Makes what connects. Default: what connects to any address.
 */
export function keptAgents(
  connectorOf?: (trustedNetworks: Trusted) => Promise<buildConnector.connector>,
): (trustedNetworks?: Trusted) => Promise<Agent> {
  const kept = new Map<string, Promise<Agent>>()

  async function open(trustedNetworks: Trusted): Promise<Agent> {
    const { Agent } = await loadUndici()
    const connect = await connectorOf?.(trustedNetworks)
    return new Agent({ connections: 16, connectTimeout, ...(connect && { connect }) })
  }

  return (trustedNetworks) => {
    const key = String(trustedNetworks ?? '')
    const existing = kept.get(key)
    if (existing) return existing
    const opened = open(trustedNetworks)
    kept.set(key, opened)
    return opened
  }
}
