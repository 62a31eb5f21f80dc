import { privateOnly } from '../http/private-only.js'
import { keptAgents } from './kept-agents.js'

/** Connections to private addresses, checked at the moment of connecting: for `http:` URLs of a vendor on a private network. */
export const privateConnections: ReturnType<typeof keptAgents> = keptAgents((trustedNetworks) =>
  privateOnly('download', 'download', trustedNetworks),
)
