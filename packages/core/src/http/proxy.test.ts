import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { key, selfSigned, trusted } from '../../test/certificates.js'
import { collect } from '../../test/collect.js'
import { heard } from '../../test/heard.js'
import { openProxy } from '../../test/proxy.js'
import { rejection } from '../../test/rejection.js'
import { json, raw } from '../../test/replies.js'
import { apiKey, kite } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { closedPort, openVendor } from '../../test/scripted-vendor.js'
import { openAt, trustAuthority } from '../../test/tls-server.js'
import { createClient } from '../client/create-client.js'
import type { CommonSettings } from '../contract/common-settings.js'
import { mergeConnections } from '../contract/connection-settings.js'
import { usualLimits } from '../download/read-limits.js'
import { readUrl } from '../download/read-url.js'
import { connectionsTo } from './connections.js'

const password = 'open-sesame-0815'

function setVariable(name: string, value: string): void {
  vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
}

/** A vendor over TLS, at hosts that only the proxy knows, and its files. */
async function openTlsVendor(cert = trusted) {
  const requests: string[] = []
  const respond: RequestListener = (request, response) => {
    requests.push(`${request.method} ${request.headers.host}${request.url}`)
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json')
      if (request.url === '/file') response.end('<svg>kite</svg>')
      else response.end(JSON.stringify({ url: 'https://cdn.acme.example/file' }))
    })
  }
  const server = createServer({ key, cert }, respond)
  server.on('tlsClientError', () => {})
  const port = await openAt(server)
  const hosts = { 'api.acme.example:443': port, 'cdn.acme.example:443': port }
  return { requests, hosts }
}

const clientOf = (settings: CommonSettings = {}) =>
  createClient({ providers: [acme({ apiKey, ...settings })], pacing: () => 20 })

const draw = (settings?: CommonSettings) => clientOf(settings).generate('acme/drawing', kite)

async function drawAndFetch(settings?: CommonSettings): Promise<string> {
  const { assets } = await draw(settings)
  return Buffer.from(await assets[0].bytes()).toString()
}

describe('a vendor that only the proxy knows', () => {
  test.each(['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'])(
    'is reached by that of %s, files too; both check the certificate of the host',
    async (variable) => {
      trustAuthority()
      const { hosts, requests } = await openTlsVendor()
      const proxy = await openProxy({ hosts })
      setVariable(variable, proxy.url)
      await expect(drawAndFetch()).resolves.toBe('<svg>kite</svg>')
      expect(requests).toEqual(['POST api.acme.example/drawings', 'GET cdn.acme.example/file'])
      expect(proxy.asked.map(({ method, target }) => `${method} ${target}`)).toEqual([
        'CONNECT api.acme.example:443',
        'CONNECT cdn.acme.example:443',
      ])
      expect(inspect(proxy.asked)).not.toContain(apiKey)
    },
  )

  test.each([
    { of: 'a provider', use: (proxy: string) => acme({ apiKey, connections: { proxy } }), usual: undefined },
    { of: 'a client', use: () => acme({ apiKey }), usual: (proxy: string) => ({ proxy }) },
  ])('is reached by that of the settings of $of, before that of the environment', async ({ use, usual }) => {
    trustAuthority()
    const { hosts } = await openTlsVendor()
    const [proxy, other] = [await openProxy({ hosts }), await openProxy()]
    setVariable('HTTPS_PROXY', other.url)
    setVariable('NO_PROXY', '*')
    const client = createClient({ providers: [use(proxy.url)], connections: usual?.(proxy.url) })
    const { assets } = await client.generate('acme/drawing', kite)
    expect(Buffer.from(await assets[0].bytes()).toString()).toBe('<svg>kite</svg>')
    expect(other.connections()).toBe(0)
  })

  test('is reached by a proxy over TLS, with its name and password', async () => {
    trustAuthority()
    const { hosts } = await openTlsVendor()
    const authorization = `Basic ${Buffer.from(`kite:${password}`).toString('base64')}`
    const proxy = await openProxy({ hosts, authorization, byTls: true })
    setVariable('HTTPS_PROXY', proxy.url.replace('//', `//kite:${password}@`))
    await expect(drawAndFetch()).resolves.toBe('<svg>kite</svg>')
    expect(proxy.asked).toHaveLength(2)
  })

  test('is asked over tunnels that are kept, or over one for each paid request where the user says so', async () => {
    trustAuthority()
    const { hosts } = await openTlsVendor()
    const proxy = await openProxy({ hosts })
    const connections = { proxy: proxy.url }
    const drawTwice = async (settings: CommonSettings) => {
      const client = clientOf(settings)
      await client.generate('acme/drawing', kite)
      // A connection is free for the next one a turn after its answer.
      await new Promise((resolve) => setTimeout(resolve, 5))
      await client.generate('acme/drawing', kite)
    }
    await drawTwice({ connections })
    expect(proxy.asked).toHaveLength(1)
    await drawTwice({ connections: { ...connections, starts: 'fresh' } })
    expect(proxy.asked).toHaveLength(3)
  })

  test('is not reached where its certificate is wrong: nothing was sent', async () => {
    const { hosts, requests } = await openTlsVendor(selfSigned)
    const proxy = await openProxy({ hosts })
    const error = await rejection(draw({ connections: { proxy: proxy.url } }))
    expect(error).toMatchObject({ code: 'network', retryable: false })
    expect(error.message).toMatch(/signed by itself.*Nothing was sent/)
    expect(requests).toEqual([])
  })
})

describe('the environment is read once for all that a provider reaches', () => {
  async function openTwo() {
    trustAuthority()
    const { hosts } = await openTlsVendor()
    return [await openProxy({ hosts }), await openProxy({ hosts })] as const
  }

  test('at its first request: what changes later holds for none of its files either', async () => {
    const [first, later] = await openTwo()
    setVariable('HTTPS_PROXY', first.url)
    const { assets } = await draw()
    setVariable('HTTPS_PROXY', later.url)
    setVariable('NO_PROXY', 'cdn.acme.example')
    await assets[0].bytes()
    expect([first.asked.length, later.asked.length]).toEqual([2, 0])
  })

  test('at its first file, where that comes before: none of its requests either', async () => {
    const [first, later] = await openTwo()
    setVariable('HTTPS_PROXY', first.url)
    const connections = mergeConnections()
    const policy = { hosts: 'any', trustedOrigin: '', connections } as const
    await collect(readUrl(new URL('https://cdn.acme.example/file'), policy, usualLimits))
    setVariable('HTTPS_PROXY', later.url)
    const opened = connectionsTo('https://api.acme.example', connections)
    const answer = await new Promise((resolve, reject) =>
      opened.dispatch(
        false,
        { method: 'GET', path: '/file' },
        {
          onConnect: () => {},
          onHeaders: () => true,
          onData: () => true,
          onComplete: resolve,
          onError: reject,
        },
      ),
    )
    expect(answer).not.toBeInstanceOf(Error)
    expect([first.asked.length, later.asked.length]).toEqual([2, 0])
  })

  test('and anew for another provider', async () => {
    const [first, later] = await openTwo()
    for (const { url } of [first, later]) {
      setVariable('HTTPS_PROXY', url)
      await draw()
    }
    expect([first.asked.length, later.asked.length]).toEqual([1, 1])
  })

  test('but not where it names no proxy: it can be corrected', async () => {
    const [proxy] = await openTwo()
    const client = clientOf()
    setVariable('HTTPS_PROXY', 'socks5://127.0.0.1:1080')
    await rejection(client.generate('acme/drawing', kite))
    setVariable('HTTPS_PROXY', proxy.url)
    await client.generate('acme/drawing', kite)
    expect(proxy.asked).toHaveLength(1)
  })
})

describe('what is sent through no proxy', () => {
  test.each(['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'])(
    'is a request to this machine, and a file of it, whatever %s says',
    async (variable) => {
      const vendor = await openVendor()
      vendor.script('POST /drawings', json({ url: `${vendor.origin}/file` }))
      vendor.script('GET /file', raw('<svg>kite</svg>'))
      setVariable(variable, 'http://127.0.0.1:9')
      await expect(drawAndFetch({ baseUrl: vendor.origin })).resolves.toBe('<svg>kite</svg>')
    },
  )

  test.each([
    { why: 'the user says so', settings: { connections: { proxy: false } }, exempt: '' },
    { why: 'NO_PROXY names it', settings: {}, exempt: 'other.example, .acme.example' },
    { why: 'NO_PROXY names all', settings: {}, exempt: '*' },
  ] as const)('is what goes to a host of which $why', async ({ settings, exempt }) => {
    const proxy = await openProxy()
    setVariable('HTTPS_PROXY', proxy.url)
    setVariable('NO_PROXY', exempt)
    const error = await rejection(draw({ ...settings, baseUrl: 'https://api.acme.example:1' }))
    expect(error).toMatchObject({ code: 'network' })
    expect(proxy.connections()).toBe(0)
  })

  test('is a request to a host of this machine by its name', async () => {
    const proxy = await openProxy()
    setVariable('HTTPS_PROXY', proxy.url)
    const port = await closedPort()
    await rejection(
      clientOf({ baseUrl: `https://localhost:${port}` })
        .account('acme')
        .credits({ timeoutMs: 300 }),
    )
    expect(proxy.connections()).toBe(0)
  })
})

describe('a proxy that gives no way leaves no doubt: nothing was sent', () => {
  test.each([
    { status: 407, code: 'auth', retryable: false, says: /asks for a name and a password \(HTTP 407\)/ },
    {
      status: 403,
      code: 'network',
      retryable: false,
      says: /gives no way to api\.acme\.example:443: HTTP 403/,
    },
    { status: 302, code: 'network', retryable: false, says: /gives no way .* HTTP 302/ },
    { status: 200, hosts: {}, code: 'network', retryable: true, says: /HTTP 502/ },
  ])('$status', async ({ status, hosts, code, retryable, says }) => {
    const known = { 'api.acme.example:443': await closedPort() }
    const proxy = await openProxy(hosts ? { hosts } : { hosts: known, status })
    setVariable('HTTPS_PROXY', proxy.url)
    const submissions = heard('mediaplug.submission')
    const error = await rejection(
      clientOf().submit('acme/drawing', kite, { timeoutMs: retryable ? 900 : 60_000 }),
    )
    if (!retryable) expect(error).toMatchObject({ code, retryable })
    expect(error.code).not.toBe('submission-uncertain')
    expect(error.message).toMatch(says)
    expect(error.message).toContain(`The proxy ${proxy.url} (named by HTTPS_PROXY)`)
    await expect.poll(() => submissions).toMatchObject([{ state: 'began' }, { state: 'refused' }])
  })

  test('one that cannot be reached is named, with the reason', async () => {
    const port = await closedPort()
    setVariable('HTTPS_PROXY', `http://kite:${password}@127.0.0.1:${port}`)
    const error = await rejection(clientOf().submit('acme/drawing', kite, { timeoutMs: 900 }))
    expect(error.message).toMatch(
      `The proxy http://127.0.0.1:${port} (named by HTTPS_PROXY) could not be reached: the connection is refused`,
    )
    expect(inspect(error)).not.toMatch(/kite:|open-sesame/)
  })

  test('one whose own certificate is wrong is named, and asked once', async () => {
    const proxy = await openProxy({ byTls: true })
    const error = await rejection(draw({ connections: { proxy: proxy.url } }))
    expect(error).toMatchObject({ code: 'network', retryable: false })
    expect(error.message).toMatch(/The proxy https:.*connections\.proxy.*authority that is not known/)
    expect(proxy.connections()).toBe(1)
  })

  test('one that refuses its password says so, and the password stands nowhere', async () => {
    const proxy = await openProxy({ authorization: 'Basic other' })
    const connections = { proxy: proxy.url.replace('//', `//kite:${password}@`) }
    const provider = acme({ apiKey, connections })
    const error = await rejection(createClient({ providers: [provider] }).generate('acme/drawing', kite))
    expect(error).toMatchObject({ code: 'auth', httpStatus: 407, retryable: false })
    expect(error.message).toContain('refuses those that it was given')
    expect(error.message).toContain('name:password@proxy.example:3128')
    for (const shown of [inspect(error), inspect(provider, { depth: 9 }), JSON.stringify(provider)])
      expect(shown).not.toContain(password)
  })
})

test.each([
  ['socks5://127.0.0.1:1080', 'socks5 is not supported'],
  ['http://proxy.example/proxy.pac', 'without a path'],
  [`http://kite:${password}@proxy:port`, 'must be the URL of a proxy'],
])('%s is refused before anything is sent', async (url, says) => {
  setVariable('HTTPS_PROXY', url)
  const error = await rejection(draw())
  expect(error).toMatchObject({ code: 'invalid-input', retryable: false })
  expect(error.message).toContain(says)
  expect(error.message).toContain('The variable HTTPS_PROXY')
  expect(error.message).not.toContain(password)
  const refused = await rejection(Promise.resolve().then(() => acme({ apiKey, connections: { proxy: url } })))
  expect(refused).toMatchObject({ code: 'invalid-input' })
  expect(refused.message).toContain(`connections.proxy ${says.startsWith('must') ? says : 'must be'}`)
  expect(refused.message).not.toContain(password)
})

describe('without encryption, on a private network, the proxy passes requests on itself', () => {
  async function openPrivate(script: { status?: number; vendorStatus?: number; challenge?: string[] } = {}) {
    const vendor = await openVendor()
    vendor.script(
      'POST /drawings',
      json({ url: 'http://files.lan/file' }, { status: script.vendorStatus ?? 200 }),
    )
    vendor.script('GET /file', raw('<svg>kite</svg>'))
    const port = Number(new URL(vendor.origin).port)
    const proxy = await openProxy({ hosts: { 'comfy.lan': port, 'files.lan': port }, ...script })
    const settings = { baseUrl: 'http://comfy.lan', privateNetwork: true, downloadHosts: ['files.lan'] }
    setVariable('HTTP_PROXY', proxy.url.replace('//', `//kite:${password}@`))
    return { vendor, proxy, settings }
  }

  test('in absolute form, with its credentials', async () => {
    const { vendor, proxy, settings } = await openPrivate()
    await expect(drawAndFetch(settings)).resolves.toBe('<svg>kite</svg>')
    expect(proxy.asked.map(({ method, target, headers }) => [method, target, headers.host])).toEqual([
      ['POST', 'http://comfy.lan/drawings', 'comfy.lan'],
      ['GET', 'http://files.lan/file', 'files.lan'],
    ])
    expect(proxy.asked[0]?.headers['proxy-authorization']).toMatch(/^Basic /)
    expect(vendor.requests).toHaveLength(2)
  })

  test('and its 407 is a refusal', async () => {
    const { vendor, proxy, settings } = await openPrivate({ status: 407 })
    const error = await rejection(draw(settings))
    expect(error).toMatchObject({ code: 'auth', httpStatus: 407, retryable: false })
    expect(error.message).toContain(`The proxy ${proxy.url}`)
    expect(vendor.requests).toEqual([])
  })

  test('and what it asks for is told, of requests and of files', async () => {
    const { proxy, settings } = await openPrivate({ status: 407, challenge: ['Negotiate', 'NTLM'] })
    const ofRequest = await rejection(draw(settings))
    const { connections } = acme({ apiKey, connections: { proxy: proxy.url } })
    const policy = { hosts: ['files.lan'], trustedOrigin: '', privateNetwork: true, connections } as const
    const ofFile = await rejection(collect(readUrl(new URL('http://files.lan/file'), policy, usualLimits)))
    for (const error of [ofRequest, ofFile]) {
      expect(error).toMatchObject({ code: 'auth', httpStatus: 407, retryable: false })
      expect(error.message).toContain(`The proxy ${proxy.url}`)
      expect(error.message).toMatch(/by Negotiate and NTLM \(HTTP 407\).*relay/)
    }
  })

  test.each([502, 503, 504])('and its %i is a doubt: the request may have been passed on', async (status) => {
    const { settings, proxy } = await openPrivate({ status })
    await expect(rejection(draw(settings))).resolves.toMatchObject({ code: 'submission-uncertain' })
    expect(proxy.asked).toHaveLength(1)
  })

  test('but to no public address in the URL', async () => {
    const { proxy, settings } = await openPrivate()
    const error = await rejection(draw({ ...settings, baseUrl: 'http://93.184.215.14' }))
    expect(error).toMatchObject({ code: 'invalid-input' })
    expect(proxy.connections()).toBe(0)
  })
})
