import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A server on loopback. */
export interface Listener {
  readonly origin: string
  /** Refuses connections for a while. Resolves when clients have seen that the present ones ended. */
  refuse(forMs: number): Promise<void>
  close(): Promise<void>
}

const noticeMs = 20

/** Listens on a free port of loopback. */
export async function openListener(handle: RequestListener): Promise<Listener> {
  const server = createServer(handle)
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo
  let reopening: NodeJS.Timeout | undefined
  return {
    origin: `http://127.0.0.1:${port}`,
    async refuse(forMs) {
      clearTimeout(reopening)
      await stop()
      reopening = setTimeout(() => void listen(port), forMs)
      await wait(Math.min(noticeMs, forMs))
    },
    async close() {
      clearTimeout(reopening)
      await stop()
    },
  }
}
