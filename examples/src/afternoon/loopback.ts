import type { AddressInfo, Server, Socket } from 'node:net'

/** A server of this machine that listens. */
export interface Loopback {
  readonly port: number
  /** Ends it with all of its connections. */
  close(): Promise<void>
}

/** Has a server listen at a free port. */
export async function listen(server: Server): Promise<Loopback> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    // Whoever breaks off a connection is part of the play.
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
