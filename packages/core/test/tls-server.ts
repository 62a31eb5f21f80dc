import type { AddressInfo, Server } from 'node:net'
import tls, { createServer, type TlsOptions } from 'node:tls'
import { onTestFinished, vi } from 'vitest'
import { authority, key } from './certificates.js'

/** Opens a server at any free port until the test is finished, and gives the port. */
export async function openAt(server: Server): Promise<number> {
  const sockets = new Set<{ destroy(): void }>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

/** Opens a server that speaks TLS, and no HTTP, until the test is finished. */
export function openTls(options: TlsOptions): Promise<number> {
  const server = createServer({ key, ...options })
  server.on('tlsClientError', () => {})
  return openAt(server)
}

/** Has this process trust the authority of the tests until the test is finished. */
export function trustAuthority(): void {
  const { connect } = tls
  // Node has the parameters of `connect` in several forms; the HTTP client uses that of one object.
  const trusting = (options: tls.ConnectionOptions) => connect({ ...options, ca: authority })
  const spy = vi.spyOn(tls, 'connect').mockImplementation(trusting as typeof tls.connect)
  onTestFinished(() => spy.mockRestore())
}
