import { connect, createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { openAt } from '../../test/tls-server.js'
import { readProxy } from '../contract/proxy-server.js'
import { TunnelOpening } from './tunnel-opening.js'

const answer = 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 Connection established\r\nvia: kite\r\n\r\n'

test.each([
  ['at once', [`${answer}the host speaks`]],
  ['in parts', [answer.slice(0, 9), answer.slice(9, 40), `${answer.slice(40)}the host`, ' speaks']],
])("what follows an answer that comes %s is the host's", async (_how, parts) => {
  let asked = ''
  const port = await openAt(
    createServer((socket) =>
      socket.once('data', async (request) => {
        asked = request.toString()
        for (const part of parts) {
          await new Promise<unknown>((resolve) => socket.write(part, resolve))
          await new Promise(setImmediate)
        }
        socket.end()
      }),
    ),
  )
  const proxy = readProxy(`127.0.0.1:${port}`, 'the test')
  if (typeof proxy === 'string') throw new Error(proxy)
  const tunnel = await new Promise<Socket>((resolve, reject) => {
    const opening = new TunnelOpening(proxy, 'kite.example:443', (error, opened) =>
      opened ? resolve(opened) : reject(error),
    )
    const socket = connect(port, '127.0.0.1', () => opening.ask(socket))
  })
  let heard = ''
  for await (const chunk of tunnel) heard += chunk
  expect(heard).toBe('the host speaks')
  expect(asked).toBe(
    'CONNECT kite.example:443 HTTP/1.1\r\nhost: kite.example:443\r\nconnection: keep-alive\r\n\r\n',
  )
})
