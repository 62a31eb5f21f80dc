import type { OutgoingHttpHeaders } from 'node:http'
import { describe, expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { raw, redirect } from '../../test/replies.js'
import { closedPort, openVendor, type Reply } from '../../test/scripted-vendor.js'
import { type OpenUrl, openUrl } from './open-url.js'
import type { DownloadPolicy } from './policy.js'

function open(url: string | URL, policy: DownloadPolicy, more: Partial<OpenUrl> = {}) {
  return openUrl({
    url: new URL(url),
    policy,
    headers: {},
    ...more,
    signal: new AbortController().signal,
    idleTimeoutMs: 2_000,
  })
}

const trusting = (trustedOrigin: string, more: Partial<DownloadPolicy> = {}): DownloadPolicy => ({
  hosts: [],
  trustedOrigin,
  ...more,
})

async function openHost() {
  const vendor = await openVendor()
  vendor.script('GET /file', raw('a kite'))
  return { vendor, policy: trusting(vendor.origin), url: `${vendor.origin}/file` }
}

describe('credentials', () => {
  test('go to the origin of the first URL and to no other, though it is trusted', async () => {
    const { vendor, policy } = await openHost()
    const other = await openVendor()
    other.script('GET /file', redirect(`${vendor.origin}/file`))
    vendor.script('GET /old', redirect('/older'))
    vendor.script('GET /older', redirect(`${other.origin}/file`))
    const { body } = await openUrl({
      url: new URL(`${vendor.origin}/old`),
      credentials: { authorization: 'Bearer k', cookie: 'k' },
      policy: { ...policy, ownOrigins: [other.origin] },
      headers: {},
      signal: new AbortController().signal,
      idleTimeoutMs: 2_000,
    })
    await body.text()
    const carried = [...vendor.requests, ...other.requests].map(({ path, headers }) => [
      path,
      headers.authorization,
    ])
    expect(carried).toEqual([
      ['/old', 'Bearer k'],
      ['/older', 'Bearer k'],
      ['/file', undefined],
      ['/file', undefined],
    ])
    expect(other.requests[0]?.headers).not.toHaveProperty('cookie')
  })
})

describe("the origin of the provider's own base URL", () => {
  test('may be on loopback and use http:', async () => {
    const { policy, url, vendor } = await openHost()
    const { body } = await open(url, policy, { headers: { range: 'bytes=3-' } })
    await expect(body.text()).resolves.toBe('a kite')
    expect(vendor.requests[0]?.headers).toMatchObject({ range: 'bytes=3-', 'accept-encoding': 'identity' })
    expect(vendor.requests[0]?.headers).not.toHaveProperty('authorization')
  })

  test.each([301, 302, 303, 307, 308])('may redirect to itself with %i', async (status) => {
    const { vendor, policy } = await openHost()
    vendor.script('GET /old', redirect('/file', status))
    const { body } = await open(`${vendor.origin}/old`, policy)
    await expect(body.text()).resolves.toBe('a kite')
  })

  test('may not redirect without end', async () => {
    const { vendor, policy } = await openHost()
    vendor.script('GET /round', redirect('/round'))
    const error = await rejection(open(`${vendor.origin}/round`, policy))
    expect(error).toMatchObject({ code: 'download', retryable: false })
    expect(vendor.requests).toHaveLength(6)
  })

  test.each([
    ['nowhere', raw('', { status: 302 })],
    ['to no URL', redirect('http://')],
  ])('may not redirect %s', async (_where, reply) => {
    const { vendor, policy } = await openHost()
    vendor.script('GET /old', reply)
    const error = await rejection(open(`${vendor.origin}/old`, policy))
    expect(error).toMatchObject({ code: 'download', retryable: false })
  })
})

describe('another origin', () => {
  test.each([
    ['http: on another port', 'http://127.0.0.1:{port}/file', 'only https:'],
    ['http: on a declared host', 'http://cdn.acme.example/file', 'only https:'],
    ['a file of this machine', 'file:///etc/passwd', 'only https:'],
    ['a URL with data', 'data:text/plain,kite', 'only https:'],
    ['an undeclared host', 'https://evil.example/file', 'the provider declares'],
    [
      'a host that only looks declared',
      'https://cdn.acme.example.evil.example/file',
      'the provider declares',
    ],
    ['a host that ends alike', 'https://evilacme.example/file', 'the provider declares'],
    ['credentials in the URL', 'https://user:pass@cdn.acme.example/file', 'credentials'],
    ['a declared private address', 'https://127.0.0.1:{port}/file', 'not a public address'],
    ['a declared name that resolves to loopback', 'https://localhost:{port}/file', 'not a public address'],
  ])('is refused for %s, directly and after a redirect', async (_what, pattern, reason) => {
    const { vendor } = await openHost()
    const other = await openVendor()
    other.script('GET /file', raw('a secret'))
    const target = pattern.replace('{port}', new URL(other.origin).port)
    const policy = trusting(vendor.origin, { hosts: ['.acme.example', '127.0.0.1', 'localhost'] })
    vendor.script('GET /old', redirect(target))

    for (const url of [target, `${vendor.origin}/old`]) {
      const error = await rejection(open(url, policy))
      expect(error).toMatchObject({ code: 'download', phase: 'download', retryable: false })
      expect(error.message).toContain(reason)
    }
    expect(vendor.requests).toHaveLength(1)
    expect(other.connections()).toBe(0)
  })

  test('is not trusted because it is the same host on another port or scheme', async () => {
    const { vendor, policy } = await openHost()
    const { port } = new URL(vendor.origin)
    const others = [
      `https://127.0.0.1:${port}/file`,
      `http://localhost:${port}/file`,
      'http://127.0.0.1/file',
    ]
    for (const url of others) {
      await expect(rejection(open(url, policy))).resolves.toMatchObject({ code: 'download' })
    }
    expect(vendor.connections()).toBe(0)
  })

  test('gets nothing by http: at an address that is not private, though it is trusted and may be insecure', async () => {
    const origin = 'http://203.0.113.1'
    const policy = trusting(origin, { privateNetwork: true, insecure: 'after-https' })
    for (const more of [
      {},
      { trustedOrigin: 'https://api.acme.example', ownOrigins: [origin] },
      { privateNetwork: false },
    ]) {
      const error = await rejection(open(`${origin}/file`, { ...policy, ...more }))
      expect(error).toMatchObject({ code: 'download', retryable: false })
      expect(error.message).toContain('203.0.113.1 is not a private address')
    }
  })

  test('of a private network may be insecure, and is at a private address then', async () => {
    const { vendor, url } = await openHost()
    const policy = trusting('https://api.acme.example', {
      hosts: ['127.0.0.1', '203.0.113.1'],
      privateNetwork: true,
      insecure: 'after-https',
    })
    const { body } = await open(url, policy)
    await expect(body.text()).resolves.toBe('a kite')
    vendor.script('GET /file', redirect('http://203.0.113.1/file'))
    const error = await rejection(open(url, policy))
    expect(error.message).toContain('203.0.113.1 is not a private address')
  })

  test('that may be insecure is asked over https: first, and stays guarded', async () => {
    const { vendor } = await openHost()
    const { port } = new URL(vendor.origin)
    const policy = trusting('https://api.acme.example', { hosts: ['localhost'], insecure: 'after-https' })
    const error = await rejection(open(`http://localhost:${port}/file`, policy))
    expect(error.message).toContain('not a public address')
    expect(vendor.connections()).toBe(0)
  })
})

describe('a status', () => {
  test.each([
    [401, 'auth', false],
    [403, 'expired', false],
    [404, 'expired', false],
    [410, 'expired', false],
    [400, 'download', false],
    [408, 'download', true],
    [429, 'download', true],
    [500, 'download', true],
    [503, 'download', true],
  ])('of %i is %s', async (status, code, retryable) => {
    const { vendor, policy, url } = await openHost()
    vendor.script('GET /file', raw('no', { status, headers: { 'retry-after': '7' } }))
    const error = await rejection(open(url, policy))
    expect(error).toMatchObject({ code, httpStatus: status, retryable, retryAfterMs: 7_000 })
  })

  test.each([
    [401, undefined, 'the server asks for credentials that the link does not carry (HTTP 401)'],
    [403, undefined, 'the server refuses the link, which may have run out as signed links do (HTTP 403)'],
    [401, { authorization: 'a' }, 'the server refuses the credentials (HTTP 401)'],
    [403, { authorization: 'a' }, 'the server refuses the credentials (HTTP 403)'],
    [404, undefined, 'the file is not there any more (HTTP 404)'],
  ])('of %i says what it means, after %j', async (status, credentials, message) => {
    const { vendor, policy, url } = await openHost()
    vendor.script('GET /file', raw('no', { status }))
    const opening = open(url, policy, { credentials })
    expect(await rejection(opening)).toMatchObject({ message })
  })
})

describe('an answer without the file, whose body never ends,', () => {
  const endless = (status: number, headers: OutgoingHttpHeaders = {}) => {
    const closed = vi.fn()
    const reply: Reply = (response) => {
      response.writeHead(status, headers)
      const timer = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(timer)).on('close', closed)
    }
    return { reply, closed }
  }

  test('is followed where it redirects, and its connection is closed', async () => {
    const { vendor, policy } = await openHost()
    const { reply, closed } = endless(302, { location: '/file' })
    vendor.script('GET /old', reply)
    const { body } = await open(`${vendor.origin}/old`, policy)
    await expect(body.text()).resolves.toBe('a kite')
    await vi.waitFor(() => expect(closed).toHaveBeenCalled(), 20_000)
  })

  test.each([404, 503])('is an error by its status %i, and its connection is closed', async (status) => {
    const { vendor, policy, url } = await openHost()
    const { reply, closed } = endless(status)
    vendor.script('GET /file', reply)
    await expect(rejection(open(url, policy))).resolves.toMatchObject({ httpStatus: status })
    await vi.waitFor(() => expect(closed).toHaveBeenCalled(), 20_000)
  })
})

test('a host that cannot be reached is what the network says', async () => {
  const origin = `http://127.0.0.1:${await closedPort()}`
  await expect(open(`${origin}/file`, trusting(origin))).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})
