import { getEventListeners } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { after, json, raw, redirect, reset, resetWithin, stall } from '../../test/replies.js'
import { apiKey } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { closedPort, openVendor } from '../../test/scripted-vendor.js'
import type { HttpRequest } from '../contract/http.js'
import { type CredentialSource, defineProvider, z } from '../provider.js'
import { actUntil } from './act-until.js'
import { Attempt } from './attempt.js'
import { createVendor } from './vendor.js'

const post: HttpRequest = { method: 'POST', path: '/tasks', body: '{}' }

function attemptAt(baseUrl: string, key: CredentialSource = apiKey): Attempt {
  return new Attempt(createVendor(acme({ baseUrl, apiKey: key })), 'start', 'acme/picture')
}

async function openAttemptAtVendor() {
  const vendor = await openVendor()
  vendor.script('POST /', json({ ok: true }))
  return { vendor, attempt: attemptAt(vendor.origin) }
}

describe('a request', () => {
  test('arrives as the model wrote it, with the credentials, as JSON', async () => {
    const { vendor, attempt } = await openAttemptAtVendor()
    const body = JSON.stringify({ prompt: 'ein roter Drachen, 红色的风筝' })
    const query = { Action: 'Draw', note: 'a&b=c d/é' }
    await expect(attempt.context.http.json({ ...post, query, body })).resolves.toEqual({ ok: true })
    const [request] = vendor.requests
    expect(request).toMatchObject({ method: 'POST', body })
    expect(request?.headers).toMatchObject({
      authorization: `Bearer ${apiKey}`,
      accept: 'application/json',
      'content-type': 'application/json',
      host: new URL(vendor.origin).host,
    })
    const url = new URL(request?.path ?? '', vendor.origin)
    expect(url.pathname).toBe('/tasks')
    expect(Object.fromEntries(url.searchParams)).toEqual(query)
  })

  test('goes below the path of the base URL', async () => {
    const { vendor } = await openAttemptAtVendor()
    await attemptAt(`${vendor.origin}/proxy/v2/`).context.http.json(post)
    expect(vendor.requests.map(({ path }) => path)).toEqual(['/proxy/v2/tasks'])
  })

  test.each(['content-type', 'Content-Type'])('has the one type that %s says', async (name) => {
    const { vendor, attempt } = await openAttemptAtVendor()
    await attempt.context.http.json({ ...post, headers: { [name]: 'text/plain' }, body: 'kite' })
    expect(vendor.requests[0]?.headers['content-type']).toBe('text/plain')
  })

  test('carries bytes unchanged', async () => {
    const { vendor, attempt } = await openAttemptAtVendor()
    const headers = { 'content-type': 'application/octet-stream' }
    await attempt.context.http.json({ ...post, headers, body: new TextEncoder().encode('kite ✓') })
    expect(vendor.requests[0]).toMatchObject({ body: 'kite ✓', headers })
  })

  test.each(['tasks', '/../admin', '/tasks?x=1', '@evil.example/', '/a b'])(
    'for the path %j is refused before anything is sent',
    async (path) => {
      const { vendor, attempt } = await openAttemptAtVendor()
      const error = await rejection(attempt.context.http.json({ ...post, path }))
      expect(error.code).toBe('invalid-input')
      expect(attempt.trace().mayBeAccepted).toBe(false)
      expect(vendor.connections()).toBe(0)
    },
  )

  test('is signed anew each time, over what is really sent', async () => {
    const vendor = await openVendor()
    vendor.script('POST /', json({}))
    const signed: string[] = []
    const provider = defineProvider({
      id: 'signed',
      title: 'Signed',
      settings: z.strictObject({}),
      baseUrl: vendor.origin,
      downloads: { hosts: [] },
      async authorize({ method, url, headers, body }) {
        signed.push(`${method} ${url.href} ${headers['content-type']} ${body}`)
        return { 'x-signature': String(signed.length) }
      },
      models: () => ({}),
    })()
    const { http } = new Attempt(createVendor(provider), 'poll').context
    await http.json({ ...post, query: { a: '1' } })
    await http.json(post)
    expect(signed).toEqual([
      `POST ${vendor.origin}/tasks?a=1 application/json {}`,
      `POST ${vendor.origin}/tasks application/json {}`,
    ])
    expect(vendor.requests.map(({ headers }) => headers['x-signature'])).toEqual(['1', '2'])
  })

  test('that is given up before it is sent is not sent', async () => {
    const vendor = await openVendor()
    const attempt: Attempt = attemptAt(vendor.origin, async () => {
      attempt.stop(new Error('changed my mind'))
      return apiKey
    })
    await expect(attempt.context.http.json(post)).rejects.toThrow('changed my mind')
    expect(attempt.trace()).toMatchObject({ mayBeAccepted: false, sentAt: undefined })
    expect(vendor.connections()).toBe(0)
  })

  test('that waits for a credential which never comes is given up at once', async () => {
    const attempt = attemptAt('http://127.0.0.1:9', () => new Promise<string>(() => {}))
    const sending = attempt.context.http.json(post)
    attempt.stop('enough')
    await expect(sending).rejects.toBe('enough')
  })

  test('that waits for its turn under the rate limit is given up at once, and its turn is the next one’s', async () => {
    const vendor = await openVendor()
    vendor.script('POST /', json({}))
    const limited = createVendor(acme({ apiKey, baseUrl: vendor.origin, limits: { requestsPerSecond: 5 } }))
    const [first, second, third] = [1, 2, 3].map(() => new Attempt(limited, 'poll'))
    const answers = [first, second, third].map((attempt) => attempt?.context.http.json(post))
    second?.stop('enough')
    await expect(answers[1]).rejects.toBe('enough')
    await Promise.all([answers[0], answers[2]])
    expect(vendor.requests).toHaveLength(2)
  })

  test('of a signal that is aborted ends with it, and leaves no listener behind', async () => {
    const vendor = await openVendor()
    vendor.script('POST /', stall())
    const caller = new AbortController()
    const attempt = new Attempt(createVendor(acme({ apiKey, baseUrl: vendor.origin })), 'cancel')
    const acting = actUntil(caller.signal, attempt, ({ http }) => http.json(post))
    await vi.waitFor(() => expect(vendor.requests).toHaveLength(1))
    caller.abort('enough')
    await expect(acting).rejects.toBeDefined()
    expect(attempt.isStopped).toBe(true)
    expect(getEventListeners(caller.signal, 'abort')).toEqual([])
  })

  test('is given a context that may be spread, and a signal that tells of the stop', async () => {
    const attempt = new Attempt(createVendor(acme({ apiKey })), 'poll')
    const { signal, baseUrl } = { ...attempt.context }
    expect(baseUrl).toBe('https://api.acme.example')
    attempt.stop('enough')
    expect(signal.reason).toBe('enough')
    expect(attempt.context.signal.aborted).toBe(true)
  })
})

describe('what may be accepted', () => {
  const refusal = { error: { code: 'bad-content', message: 'no kites' } }

  test.each([
    ['a good answer', json({ id: 't1' }), true],
    ['a reset', reset, true],
    ['a reset within the answer', resetWithin('{"id"'), true],
    ['a good answer that is no JSON', raw('<html>'), true],
    ['500', json({}, { status: 500 }), true],
    ['503', raw('', { status: 503 }), true],
    ['408', json({}, { status: 408 }), true],
    ['a redirect', redirect('/elsewhere', 307), true],
    ['400', json({}, { status: 400 }), false],
    ['401', json({}, { status: 401 }), false],
    ['404', json({}, { status: 404 }), false],
    ['429', json({}, { status: 429 }), false],
    ["a refusal in the vendor's words with 200", json(refusal), false],
    ["a refusal in the vendor's words with 500", json(refusal, { status: 500 }), false],
  ])('after %s', async (_answer, reply, accepted) => {
    const { vendor, attempt } = await openAttemptAtVendor()
    vendor.script('POST /tasks', reply)
    await attempt.context.http.json(post).catch(() => {})
    expect(attempt.trace().mayBeAccepted).toBe(accepted)
    expect(attempt.trace().sentAt).toBeInstanceOf(Date)
    expect(vendor.requests).toHaveLength(1)
  })

  test('is nothing after a request that charges nothing, and something after the paid one', async () => {
    const { attempt } = await openAttemptAtVendor()
    await attempt.context.http.json({ ...post, path: '/uploads', paid: false })
    expect(attempt.trace().mayBeAccepted).toBe(false)
    await attempt.context.http.json(post)
    expect(attempt.trace().mayBeAccepted).toBe(true)
  })

  test('is something while no answer has come, and nothing when no connection stood', async () => {
    const { vendor, attempt } = await openAttemptAtVendor()
    vendor.script('POST /tasks', (response) => {
      expect(attempt.trace().mayBeAccepted).toBe(true)
      response.end('{}')
    })
    expect(attempt.trace().mayBeAccepted).toBe(false)
    await attempt.context.http.json(post)

    const refused = attemptAt(`http://127.0.0.1:${await closedPort()}`)
    await expect(rejection(refused.context.http.json(post))).resolves.toMatchObject({ code: 'network' })
    expect(refused.trace().mayBeAccepted).toBe(false)
  })

  test('of several paid requests is something though the last is refused', async () => {
    const { vendor, attempt } = await openAttemptAtVendor()
    vendor.script('POST /tasks', json({ id: 't1' }), json({}, { status: 400 }))
    await attempt.context.http.json(post)
    await rejection(attempt.context.http.json(post))
    expect(attempt.trace().mayBeAccepted).toBe(true)
  })

  test('of several paid requests is something though the first is refused', async () => {
    const { vendor, attempt } = await openAttemptAtVendor()
    vendor.script('POST /tasks', json({}, { status: 400 }), reset)
    await rejection(attempt.context.http.json(post))
    await rejection(attempt.context.http.json(post))
    expect(attempt.trace().mayBeAccepted).toBe(true)
  })

  test('of several paid requests at the same time is nothing when all are refused', async () => {
    const { vendor, attempt } = await openAttemptAtVendor()
    vendor.script('POST /tasks', json({}, { status: 400 }))
    await Promise.all([1, 2, 3].map(() => rejection(attempt.context.http.json(post))))
    expect(attempt.trace().mayBeAccepted).toBe(false)
  })

  test('of a start that is stopped while its requests are on their way is not broken off', async () => {
    const { vendor, attempt } = await openAttemptAtVendor()
    vendor.script('POST /tasks', after(100, json({ id: 't1' })))
    const answer = attempt.context.http.json(post)
    await vi.waitFor(() => expect(vendor.requests).toHaveLength(1))
    attempt.stop('enough')
    await expect(answer).resolves.toEqual({ id: 't1' })
    expect(attempt.trace().mayBeAccepted).toBe(true)
  })
})
