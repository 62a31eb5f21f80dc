import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A loopback server of one vendor. */
export interface Listener {
  /** For example `http://127.0.0.1:41234`. */
  readonly origin: string
  /**
   * Refuses every new connection for a while, then listens on the same port again. Resolves when the clients
   * have had time to see that their idle connections have ended.
   */
  refuse(forMs: number): Promise<void>
  close(): Promise<void>
}

const host = '127.0.0.1'
const noticeMs = 20
/** How long to wait when another program has taken the port in between. */
const retryMs = 50

/** Opens a server on a free loopback port. */
export async function openListener(handle: RequestListener): Promise<Listener> {
  const sockets = new Map<Socket, ServerResponse | undefined>()
  const server = createServer((incoming, outgoing) => {
    sockets.set(incoming.socket, outgoing)
    handle(incoming, outgoing)
  })
  server.on('connection', (socket) => {
    sockets.set(socket, undefined)
    socket.once('close', () => sockets.delete(socket))
  })
  await listen(0)
  const { port } = server.address() as AddressInfo
  let reopening: NodeJS.Timeout | undefined
  let closed = false

  function listen(onPort: number): Promise<void> {
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(onPort, host, () => {
        server.off('error', reject)
        resolve()
      })
    })
  }

  function reopen(): void {
    listen(port).catch(() => {
      reopening = setTimeout(reopen, retryMs)
    })
  }

  return {
    origin: `http://${host}:${port}`,
    async refuse(forMs) {
      clearTimeout(reopening)
      if (server.listening) server.close()
      for (const [socket, outgoing] of sockets) endConnection(socket, outgoing)
      if (!closed) reopening = setTimeout(reopen, forMs)
      await wait(Math.min(noticeMs, forMs))
    },
    async close() {
      closed = true
      clearTimeout(reopening)
      const ended = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets.keys()) socket.destroy()
      await ended
    },
  }
}

/** Ends an idle connection now, and a busy one after its answer. */
function endConnection(socket: Socket, outgoing: ServerResponse | undefined): void {
  if (outgoing === undefined || outgoing.writableFinished) {
    socket.destroy()
    return
  }
  outgoing.shouldKeepAlive = false
  outgoing.once('finish', () => socket.destroySoon())
}
