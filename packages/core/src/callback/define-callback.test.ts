import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { fal, type Proof, replicate, type Sent, token } from '../../test/proofs.js'
import type { CallbackHandlers } from './callback-handlers.js'
import { defineCallback } from './define-callback.js'

const notified: string[] = []
const client = {
  notify(_provider: 'acme', ref: string): void {
    if (ref !== '') notified.push(ref)
  },
}

let listener: RequestListener = (_request, response) => void response.writeHead(503).end()
const server = createServer((request, response) => listener(request, response))
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => void notified.splice(0))

/** Has a handler of `Request` and `Response` serve `node:http`, its body as it comes. */
const listenerOf =
  ({ fetch }: CallbackHandlers): RequestListener =>
  async (incoming, outgoing) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method = '', url } = incoming
    const body = method === 'GET' ? null : Buffer.concat(chunks)
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ])
    const answer = await fetch(new Request(`http://127.0.0.1${url}`, { method, headers, body }))
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  }

const servers = {
  node: ({ node }: CallbackHandlers): RequestListener => node,
  fetch: listenerOf,
}

const post = (sent: Sent, body: string, method = 'POST') =>
  fetch(`http://127.0.0.1:${port}/hook${sent.query}`, {
    ...(method === 'GET' ? {} : { body }),
    method,
    headers: sent.headers,
    signal: AbortSignal.timeout(60_000),
  })

const now = () => Math.floor(Date.now() / 1_000)

describe.each([replicate, fal, token] as readonly Proof[])('$name', (proof) => {
  const secret = vi.fn(() => proof.secret)
  beforeEach(() => void secret.mockReset().mockImplementation(() => proof.secret))
  const handlers = proof.factory({ client, provider: 'acme', secret })

  test.each(['node', 'fetch'] as const)(
    'wakes those who wait for the task, by a server for %s',
    async (kind) => {
      listener = servers[kind](handlers)
      expect((await post(proof.sign(proof.body, now()), proof.body)).status).toBe(200)
      expect(notified).toEqual(['t1'])
    },
  )

  test.each(Object.keys(proof.malformed))('%s is refused without a look at the secret', async (what) => {
    listener = handlers.node
    const sent = proof.malformed[what]?.(proof.sign(proof.body, now())) ?? { query: '', headers: {} }
    expect((await post(sent, proof.body)).status).toBe(403)
    expect(secret).not.toHaveBeenCalled()
    expect(notified).toEqual([])
  })

  test('a proof of the right form that proves nothing is refused', async () => {
    listener = handlers.node
    expect((await post(proof.forge(proof.sign(proof.body, now())), proof.body)).status).toBe(403)
    expect(secret).toHaveBeenCalledTimes(1)
    expect(notified).toEqual([])
  })

  test('a proof by another secret is refused', async () => {
    secret.mockReturnValue(proof.otherSecret)
    listener = handlers.node
    expect((await post(proof.sign(proof.body, now()), proof.body)).status).toBe(403)
    expect(notified).toEqual([])
  })

  test('a secret that cannot be had is told as no more than that', async () => {
    secret.mockImplementation(() => {
      throw new Error('the vault at 10.1.2.3 is closed')
    })
    listener = handlers.node
    const answer = await post(proof.sign(proof.body, now()), proof.body)
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('vault')
  })

  test.each(['not JSON', '', 'null', '{}', '{"id":"","request_id":"","task":""}'])(
    'a body that names no task is answered 400: %j',
    async (body) => {
      listener = handlers.node
      expect((await post(proof.sign(body, now()), body)).status).toBe(400)
      expect(notified).toEqual([])
    },
  )
})

describe.each([replicate, fal] as readonly Proof[])('$name, which has a time', (proof) => {
  const secret = vi.fn(() => proof.secret)
  const handlers = proof.factory({ client, provider: 'acme', secret })

  test.each([-301, 1_000])(
    'is refused when it is %i seconds off, without a look at the secret',
    async (off) => {
      listener = handlers.node
      expect((await post(proof.sign(proof.body, now() + off), proof.body)).status).toBe(403)
      expect(secret).not.toHaveBeenCalled()
    },
  )

  test('is refused with another time than the signed one', async () => {
    listener = handlers.node
    const { query, headers } = proof.sign(proof.body, now() - 10)
    const later = Object.entries(headers).map(([name, value]) =>
      name.endsWith('timestamp') ? [name, String(now())] : [name, value],
    )
    expect((await post({ query, headers: Object.fromEntries(later) }, proof.body)).status).toBe(403)
  })

  test('is refused with another body than the signed one', async () => {
    listener = handlers.node
    expect((await post(proof.sign(proof.body, now()), proof.body.replace('t1', 't2'))).status).toBe(403)
    expect(notified).toEqual([])
  })
})

describe('a handler', () => {
  const open = (maxBytes?: number) =>
    defineCallback<string>({
      verify: ({ headers }) => headers['x-proof'] === 'yes',
      refOf: (payload, { headers }) => (payload ? headers['x-task'] : undefined),
      maxBytes,
    })({ client, provider: 'acme', secret: () => '' })
  const proven = { query: '', headers: { 'x-proof': 'yes', 'x-task': 't7' } }

  test('may name the task by a header', async () => {
    listener = open().node
    expect((await post(proven, '{"a":1}')).status).toBe(200)
    expect(notified).toEqual(['t7'])
  })

  test.each([
    [8, 8],
    [1_048_576, undefined],
  ])('takes up to %i bytes', async (size, maxBytes) => {
    listener = open(maxBytes).node
    expect((await post(proven, '1'.padEnd(size))).status).toBe(200)
    expect((await post(proven, '1'.padEnd(size + 1))).status).toBe(413)
  })

  test.each(['GET', 'PUT', 'DELETE'])('answers 405 to %s', async (method) => {
    listener = open().node
    const answer = await post(proven, '1', method)
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
  })

  test('refuses what is forged before its body has come', async () => {
    listener = open().node
    const socket = connect(port, '127.0.0.1')
    socket.write('POST /hook HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{"task')
    const [answer] = await new Promise<[Buffer]>((resolve) => socket.once('data', (data) => resolve([data])))
    expect(String(answer)).toContain('HTTP/1.1 403')
    socket.destroy()
  })

  test('answers 400 to a request whose body was read already', async () => {
    const request = new Request('http://127.0.0.1/hook', {
      method: 'POST',
      body: '1',
      headers: proven.headers,
    })
    await request.text()
    await expect(open().fetch(request)).resolves.toMatchObject({ status: 400 })
  })

  test('comes to an end when the sender goes away in the middle', async () => {
    const { node } = open()
    let arrived = (): void => {}
    const begun = new Promise<void>((resolve) => (arrived = resolve))
    const handled = new Promise<void>((resolve, reject) => {
      listener = (request, response) => {
        node(request, response).then(resolve, reject)
        arrived()
      }
    })
    const socket = connect(port, '127.0.0.1')
    socket.write('POST /hook HTTP/1.1\r\nhost: a\r\nx-proof: yes\r\ncontent-length: 100\r\n\r\n{"task')
    await begun
    socket.resetAndDestroy()
    await expect(handled).resolves.toBeUndefined()
  })

  test('needs a client, and one that has the provider', () => {
    const factory = defineCallback<string>({ verify: () => true, refOf: () => 't1' })
    const secret = () => ''
    expect(() => factory({ client: {} as never, provider: 'acme', secret })).toThrow('must be a client')
    const refuse = () => {
      throw new Error("There is no provider 'acme'")
    }
    expect(() => factory({ client: { notify: refuse }, provider: 'acme', secret })).toThrow('no provider')
  })
})
