import { createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

/** Writes what a test says, byte for byte, whenever a request has come. */
export type RawAnswer = (socket: Socket, request: string) => unknown

const lengthOf = (head: string): number => Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0)

/** A server on loopback that knows no HTTP: what it answers is up to the test. */
export async function openRawServer(...answers: RawAnswer[]) {
  const requests: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let text = ''
    socket
      .setNoDelay(true)
      .on('error', () => {})
      .on('data', (bytes) => {
        text += bytes.toString('latin1')
        const head = text.indexOf('\r\n\r\n') + 4
        if (head < 4 || text.length < head + lengthOf(text)) return
        const answer = answers.length > 1 ? answers.shift() : answers[0]
        requests.push(text)
        text = ''
        void answer?.(socket, requests.at(-1) ?? '')
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { origin: `http://127.0.0.1:${port}`, requests }
}

/** Writes pieces one after the other, each in a packet of its own. */
export const inPieces =
  (...pieces: (string | Uint8Array)[]): RawAnswer =>
  async (socket) => {
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) await wait(2)
      if (!socket.destroyed) socket.write(piece)
    }
  }
