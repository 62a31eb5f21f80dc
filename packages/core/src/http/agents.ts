import { Agent, buildConnector } from 'undici'

const unsent = new WeakSet<object>()
const connect = buildConnector({ timeout: 10_000 })

const connectOrNote: buildConnector.connector = (options, callback) => {
  connect(options, (...outcome) => {
    const [error] = outcome
    if (error !== null) unsent.add(error)
    callback(...outcome)
  })
}

/** For paid requests: a connection of its own each, since an idle one may break just as it is used. */
export const freshConnections: Agent = new Agent({ connect: connectOrNote, pipelining: 0 })

/** For everything else: connections are kept and their number is bounded. */
export const keptConnections: Agent = new Agent({ connect: connectOrNote, connections: 64 })

/** Whether a failure came before a connection stood, so that the vendor cannot have seen the request. */
export function failedToConnect(error: unknown): boolean {
  return typeof error === 'object' && error !== null && unsent.has(error)
}
