import { connect } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openScene } from '../../test/scene.js'
import { listenerOf, openServer } from '../../test/server.js'
import { tomovieeCallback } from './callback.js'
import { signUrl } from './signed-url.js'

const minute = 60_000
const quick = await openScene(0.5)
const slow = await openScene(600)
const server = await openServer()
const callbackUrl = `${server.origin}/hook?team=a%20b`
const { appSecret } = slow.sandbox.credentials.tomoviee
const speech = ['tomoviee/text-to-speech', { text: 'hello' }] as const

afterEach(() => vi.unstubAllEnvs())

const handlers = {
  node: (callback: ReturnType<typeof tomovieeCallback>) => callback.node,
  fetch: (callback: ReturnType<typeof tomovieeCallback>) => listenerOf(callback.fetch),
}

const post = (url: string, body: string, method = 'POST') =>
  fetch(url, { ...(method === 'GET' ? {} : { body }), method, signal: AbortSignal.timeout(20_000) })

describe.each(['node', 'fetch'] as const)('a handler for %s', (kind) => {
  const handle = (client: ReturnType<typeof slow.open>, secret: string) =>
    server.listen(handlers[kind](tomovieeCallback({ client, appSecret: secret })))

  /** A task that will not end, somebody who waits for it, and what its callback says. */
  async function openWait() {
    const client = slow.open({ callbackUrl }, 10 * minute)
    handle(client, appSecret)
    const task = await client.submit(...speech)
    const stop = new AbortController()
    const waiting = task.result({ signal: stop.signal }).catch((error) => error)
    const before = slow.polls()
    return {
      payload: JSON.stringify({ task_id: task.handle.ref, status: 3, result: '{}', params: '' }),
      polls: () => slow.polls() - before,
      async end() {
        stop.abort()
        await waiting
      },
    }
  }

  test('ends the waiting at once, however rarely the vendor is asked', async () => {
    const client = quick.open({ callbackUrl }, 10 * minute)
    handle(client, quick.sandbox.credentials.tomoviee.appSecret)
    const before = quick.polls()
    const { assets } = await client.generate(...speech)
    expect(assets[0].kind).toBe('audio')
    expect(quick.polls() - before).toBe(1)
  })

  test('has those who wait ask the vendor, and does not believe what the callback says', async () => {
    const wait = await openWait()
    const { status } = await post(signUrl(callbackUrl, appSecret), wait.payload)
    expect(status).toBe(200)
    await vi.waitFor(() => expect(wait.polls()).toBe(1), { timeout: 20_000 })
    await wait.end()
    expect(slow.sandbox.log.at(-1)).toMatchObject({ operation: 'poll', answered: 200 })
  })

  test('asks once for each time that a callback is replayed, and never when nobody waits', async () => {
    const wait = await openWait()
    const url = signUrl(callbackUrl, appSecret)
    for (const times of [1, 2]) {
      expect((await post(url, wait.payload)).status).toBe(200)
      await vi.waitFor(() => expect(wait.polls()).toBe(times), { timeout: 20_000 })
    }
    await wait.end()
    expect((await post(url, wait.payload)).status).toBe(200)
    expect(wait.polls()).toBe(2)
  })

  test.each([
    ['no token', callbackUrl],
    ['an empty token', `${callbackUrl}&mediaplug-token=`],
    ['a made-up token', `${callbackUrl}&mediaplug-token=${'a'.repeat(22)}.${'b'.repeat(43)}`],
    ['a token of another secret', signUrl(callbackUrl, 'another')],
  ])('refuses %s, and asks nothing', async (_why, url) => {
    const wait = await openWait()
    expect((await post(url, wait.payload)).status).toBe(403)
    await wait.end()
    expect(wait.polls()).toBe(0)
  })

  test.each([
    ['text', 'not JSON'],
    ['nothing', ''],
    ['null', 'null'],
    ['no task', '{}'],
    ['a task that is no id', '{"task_id":{}}'],
    ['a task without a name', '{"task_id":""}'],
    ['a task with too long a name', JSON.stringify({ task_id: 'x'.repeat(513) })],
  ])('answers 400 to %s', async (_what, body) => {
    handle(slow.open(), appSecret)
    expect((await post(signUrl(callbackUrl, appSecret), body)).status).toBe(400)
  })

  test('takes up to 65 536 bytes', async () => {
    handle(slow.open(), appSecret)
    const body = JSON.stringify({ task_id: 't1', result: '' })
    const sized = (size: number) => body.padEnd(size)
    const url = signUrl(callbackUrl, appSecret)
    expect((await post(url, sized(65_536))).status).toBe(200)
    expect((await post(url, sized(65_537))).status).toBe(413)
  })

  test.each(['GET', 'PUT', 'DELETE'])('answers 405 to %s', async (method) => {
    handle(slow.open(), appSecret)
    const answer = await post(signUrl(callbackUrl, appSecret), '{"task_id":"t1"}', method)
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
  })

  test('answers 500 when the secret cannot be had, and says no more', async () => {
    const fail = () => Promise.reject(new Error('the vault at 10.1.2.3 is closed'))
    server.listen(handlers[kind](tomovieeCallback({ client: slow.open(), appSecret: fail })))
    const answer = await post(signUrl(callbackUrl, appSecret), '{"task_id":"t1"}')
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('vault')
  })

  test('reads the secret from the environment when there is no other', async () => {
    vi.stubEnv('TOMOVIEE_APP_SECRET', appSecret)
    server.listen(handlers[kind](tomovieeCallback({ client: slow.open() })))
    expect((await post(signUrl(callbackUrl, appSecret), '{"task_id":"t1"}')).status).toBe(200)
  })
})

test('a client that goes away in the middle does no harm', async () => {
  const { node } = tomovieeCallback({ client: slow.open(), appSecret })
  const handled = new Promise<void>((resolve, reject) => {
    server.listen((request, response) => node(request, response).then(resolve, reject))
  })
  const { port, pathname, search } = new URL(signUrl(callbackUrl, appSecret))
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(`POST ${pathname}${search} HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{"task`)
  setTimeout(() => socket.resetAndDestroy(), 100)
  await expect(handled).resolves.toBeUndefined()
})

describe('what a handler is made of', () => {
  test('may be a provider under another id', async () => {
    const client = slow.open({ as: 'second' } as never)
    expect(() => tomovieeCallback({ client, appSecret })).toThrow("There is no provider 'tomoviee'")
    const { fetch } = tomovieeCallback({ client: client as never, appSecret, provider: 'second' })
    const body = '{"task_id":"t1"}'
    const answer = await fetch(new Request(signUrl(callbackUrl, appSecret), { method: 'POST', body }))
    expect(answer.status).toBe(200)
  })

  test('must have a secret that is one', () => {
    expect(() => tomovieeCallback({ client: slow.open(), appSecret: '' })).toThrow('appSecret must be')
  })
})

test('a token that cannot be one does not have the secret fetched', async () => {
  const secret = vi.fn(() => Promise.reject(new Error('the vault is shut')))
  const { fetch: handle } = tomovieeCallback({ client: slow.open(), appSecret: secret })
  const request = new Request(`${callbackUrl}&mediaplug-token=x`, { method: 'POST', body: '{}' })
  await expect(handle(request)).resolves.toMatchObject({ status: 403 })
  expect(secret).not.toHaveBeenCalled()
})

test('a request whose body was read already is answered 400', async () => {
  const { fetch: handle } = tomovieeCallback({ client: slow.open(), appSecret })
  const request = new Request(signUrl(callbackUrl, appSecret), { method: 'POST', body: '{}' })
  await request.text()
  await expect(handle(request)).resolves.toMatchObject({ status: 400 })
})

test.each([undefined, {}, { client: {} }])('without a client there is no handler: %o', (options) => {
  expect(() => tomovieeCallback(options as never)).toThrow('client must be a client')
})
