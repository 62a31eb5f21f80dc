import { createServer as createHttpServer, type RequestListener, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A loopback server of one vendor. */
export interface Listener {
  /** For example `http://127.0.0.1:41234`. */
  readonly origin: string
  /**
   * Refuses every new connection for a while, then listens on the same port again. What was asked for last
   * holds. Resolves when the clients have ended their idle connections too, so that they use none of them again.
   */
  refuse(forMs: number): Promise<void>
  close(): Promise<void>
}

const host = '127.0.0.1'
/** How long a client may take to end an idle connection. */
const noticeMs = 1000
/** How long to wait when another program has taken the port in between. */
const retryMs = 50

/**
 * Opens a server on loopback.
 *
 * @param wanted - Its port. Default: any that is free.
 */
export async function openListener(handle: RequestListener, wanted = 0): Promise<Listener> {
  /** Every connection, with the answer to its last request. */
  const sockets = new Map<Socket, ServerResponse | undefined>()
  const http = createHttpServer((incoming, outgoing) => {
    const { socket } = incoming
    if (socket.writableEnded) {
      socket.destroy()
      return
    }
    sockets.set(socket, outgoing)
    handle(incoming, outgoing)
  })
  // A connection that a slow client is about to use again does not end under its hands.
  http.keepAliveTimeout = 0
  // The HTTP server does not listen itself: it would cut idle connections off when it stops listening.
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    sockets.set(socket, undefined)
    socket.once('close', () => sockets.delete(socket))
    http.emit('connection', socket)
  })
  await listen(wanted)
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
      if (!closed) reopening = setTimeout(reopen, forMs)
      await Promise.all([...sockets].map(([socket, outgoing]) => endConnection(socket, outgoing)))
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

/** Ends an idle connection, and waits until its client has done so too. A busy one ends after its answer. */
function endConnection(socket: Socket, outgoing: ServerResponse | undefined): Promise<void> | undefined {
  if (outgoing !== undefined && !outgoing.writableFinished) {
    outgoing.shouldKeepAlive = false
    outgoing.once('finish', () => socket.destroySoon())
    return undefined
  }
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => socket.destroy(), noticeMs)
    socket.once('close', () => {
      clearTimeout(giveUp)
      resolve()
    })
    socket.end()
  })
}
