import { keptAgents } from './kept-agents.js'

/** Connections to the origin that a provider's own base URL names, which may be on loopback. */
export const ownConnections: ReturnType<typeof keptAgents> = keptAgents()
