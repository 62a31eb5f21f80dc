// A hand-written loop over undici.request: the measure of all others.
import { Pool, request } from 'undici'
import { handWritten } from '../path/protocols.mjs'

export const title = 'hand-written, `undici.request`'

/** A way to send a request over kept connections, 64 at the most. */
export function sender(origin) {
  const dispatcher = new Pool(origin, {
    connections: 64,
    pipelining: 1,
    connect: { rejectUnauthorized: false },
  })
  return async ({ path, ...options }) => {
    const { headers, body } = await request(origin + path, { ...options, dispatcher })
    return headers['content-type'] === 'application/json' ? body.json() : body.arrayBuffer()
  }
}

export const open = (origin, protocol, intervalMs) => handWritten(protocol, sender(origin), intervalMs)
