import { createServer, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openAt } from '../../test/tls-server.js'
import { readProxy } from '../contract/proxy-server.js'
import { connectThrough } from './tunnel.js'

const host = 'api.acme.example'

/** A proxy that does with a connection what a test says, once it was asked something over it. */
async function openTalker(talk: (socket: Socket) => void) {
  const port = await openAt(createServer((socket) => socket.once('data', () => talk(socket))))
  const proxy = readProxy(`http://kite:open-sesame@127.0.0.1:${port}`, 'the test')
  if (typeof proxy === 'string') throw new Error(proxy)
  const connect = await connectThrough(proxy, undefined)
  const ask = (): Promise<unknown> =>
    new Promise((resolve) => {
      connect({ hostname: host, host, protocol: 'https:', port: '' }, (...[error]) => resolve(error))
    })
  return { ask, name: `The proxy http://127.0.0.1:${port} (named by the test)` }
}

const say =
  (text: string) =>
  (socket: Socket): void =>
    void socket.end(text)

describe('a proxy that gives no complete answer to CONNECT is given up after 30 seconds in all', () => {
  const turnsUntil = async (isSo: () => boolean) => {
    for (let turns = 0; turns < 20_000 && !isSo(); turns++) await new Promise(setImmediate)
  }

  test.each([
    ['and says nothing', '', ''],
    ['and lets headers drip', 'HTTP/1.1 200 OK\r\nx: ', 'a'],
    ['and lets interim answers drip', '', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ])('%s', async (_how, beginning, drop) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    onTestFinished(() => void vi.useRealTimers())
    const state = { isClosed: false, write: (_text: string): void => {} }
    const { ask, name } = await openTalker((socket) => {
      socket.on('close', () => {
        state.isClosed = true
      })
      state.write = (text) => void socket.write(text)
      socket.write(beginning)
    })
    const idle = state.write
    const told = vi.fn<(error: unknown) => void>()
    void ask().then(told)
    await turnsUntil(() => state.write !== idle)
    for (let seconds = 0; seconds < 29; seconds++) {
      state.write(drop)
      await vi.advanceTimersByTimeAsync(1_000)
      for (let turns = 0; turns < 3; turns++) await new Promise(setImmediate)
    }
    expect(told).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(2_000)
    const [error] = told.mock.lastCall ?? []
    expect(error).toMatchObject({ code: 'network', retryable: true })
    expect(error).toHaveProperty(
      'message',
      `${name} gave no answer to CONNECT: no complete answer within 30 seconds. Nothing was sent.`,
    )
    await turnsUntil(() => state.isClosed)
    expect(state.isClosed).toBe(true)
  })
})

describe('a proxy that was reached', () => {
  test.each([
    ['closes', say(''), /gave no answer to CONNECT: the other side closed the connection/],
    ['resets', (socket: Socket) => socket.resetAndDestroy(), /gave no answer to CONNECT: .*reset/],
    ['closes within its answer', say('HTTP/1.1 200 O'), /gave no answer to CONNECT: the other side closed/],
    ['speaks no HTTP', say('SSH-2.0-kite\r\n'), /gave no answer to CONNECT: what answers is no HTTP/],
    ['has no status', say('HTTP/1.1 fine\r\n\r\n'), /gave no answer to CONNECT: what answers is no HTTP/],
    [
      'has no end',
      say(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(100_000)}`),
      /gave no answer to CONNECT: .*too large/,
    ],
  ])('and %s is told so', async (_what, talk, says) => {
    const { ask, name } = await openTalker(talk)
    const error = await ask()
    expect(error).toMatchObject({ code: 'network', retryable: true })
    expect(error).toHaveProperty('message', expect.stringMatching(says))
    expect(error).toHaveProperty('message', expect.stringContaining(`${name} gave`))
    expect(String(error)).not.toContain('open-sesame')
  })

  test.each([
    ['100 Continue', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['102 and 103', 'HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'],
  ])('and sends %s first has the answer that follows', async (_what, interim) => {
    for (const pause of [false, true]) {
      const { ask } = await openTalker((socket) => {
        const final = 'HTTP/1.0 403 No\r\n\r\n'
        if (pause) socket.write(interim, () => setImmediate(() => socket.end(final)))
        else socket.end(interim + final)
      })
      await expect(ask()).resolves.toMatchObject({ httpStatus: 403 })
    }
  })

  test('and would change the protocol gives no way', async () => {
    const { ask } = await openTalker(say('HTTP/1.1 101 Switching Protocols\r\nupgrade: kite\r\n\r\n'))
    await expect(ask()).resolves.toMatchObject({ httpStatus: 101, retryable: false })
  })
})

describe('a proxy that asks for credentials', () => {
  test.each([
    ['NTLM', ['NTLM']],
    ['Negotiate and NTLM', ['Negotiate', 'NTLM']],
    ['Negotiate and NTLM', ['Negotiate, NTLM']],
    ['Kerberos', ['Kerberos']],
    ['Digest', ['Digest realm="a, Basic b", nonce="YQ==", algorithm=MD5, qop="auth"']],
    ['NTLM', ['NTLM TlRMTVNTUAACAAAA==']],
  ])('by %s alone is told with what helps', async (schemes, headers) => {
    const lines = headers.map((header) => `Proxy-Authenticate: ${header}\r\n`).join('')
    const { ask, name } = await openTalker(say(`HTTP/1.1 407 No\r\n${lines}content-length: 0\r\n\r\n`))
    const error = await ask()
    expect(error).toMatchObject({ code: 'auth', httpStatus: 407, retryable: false })
    expect(error).toHaveProperty(
      'message',
      expect.stringMatching(
        new RegExp(`asks for credentials by ${schemes} \\(HTTP 407\\).*Basic alone.*relay`),
      ),
    )
    expect(error).toHaveProperty('message', expect.stringContaining(name))
    expect(error).not.toHaveProperty('message', expect.stringContaining('name:password@'))
  })

  test.each([
    ['Basic too', 'Proxy-Authenticate: Negotiate\r\nproxy-authenticate: basic realm="kite"\r\n'],
    ['Basic too, in one line', 'Proxy-Authenticate: NTLM, Basic realm="kite"\r\n'],
    ['nothing that it names', ''],
  ])('by %s is told where to write them', async (_what, lines) => {
    const { ask } = await openTalker(say(`HTTP/1.1 407 No\r\n${lines}\r\n`))
    expect(await ask()).toHaveProperty('message', expect.stringContaining('name:password@proxy.example:3128'))
  })
})
