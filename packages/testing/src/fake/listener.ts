import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { pause } from '../time/pause.js'

/** A server on loopback. */
export interface Listener {
  readonly origin: string
  /** Refuses connections for a while. Resolves when clients have seen that the present ones ended. */
  refuse(forMs: number): Promise<void>
  close(): Promise<void>
}

/** How long clients take to see that a connection ended, in ms in which the process gets its turns. */
const noticeMs = 50
const retryMs = 20
const mostTries = 500

/** Listens on a free port of loopback. */
export async function openListener(handle: RequestListener): Promise<Listener> {
  const server = createServer(handle)
  const closing = new AbortController()
  async function listen(port: number): Promise<void> {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo
  let reopening: NodeJS.Timeout | undefined

  /** Takes the port again: another program may have it for a moment. */
  async function reopen(): Promise<void> {
    for (let tries = 0; tries < mostTries && !closing.signal.aborted; tries++) {
      try {
        return await listen(port)
      } catch {
        await wait(retryMs)
      }
    }
  }

  return {
    origin: `http://127.0.0.1:${port}`,
    async refuse(forMs) {
      clearTimeout(reopening)
      await stop()
      await pause(noticeMs)
      reopening = setTimeout(() => void reopen(), forMs)
    },
    async close() {
      closing.abort()
      clearTimeout(reopening)
      await stop()
    },
  }
}
