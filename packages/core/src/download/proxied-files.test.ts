import { createServer } from 'node:https'
import { describe, expect, test } from 'vitest'
import { key, trusted } from '../../test/certificates.js'
import { collect } from '../../test/collect.js'
import { openProxy } from '../../test/proxy.js'
import { rejection } from '../../test/rejection.js'
import { openAt, trustAuthority } from '../../test/tls-server.js'
import { readProxy } from '../contract/proxy-server.js'
import { fileBytes } from '../input/file-bytes.js'
import type { DownloadPolicy } from './policy.js'
import { usualLimits } from './read-limits.js'
import { readUrl } from './read-url.js'

const { signal } = new AbortController()

/** A host of files that only a proxy knows. */
async function openScene(script: Parameters<typeof openProxy>[0] = {}) {
  trustAuthority()
  const server = createServer({ key, cert: trusted }, ({ url = '' }, response) => {
    const redirect = url.startsWith('/to?')
    if (redirect) response.writeHead(302, { location: decodeURIComponent(url.slice(4)) }).end()
    else response.end('kite')
  })
  const proxy = await openProxy({ hosts: { 'cdn.acme.example:443': await openAt(server) }, ...script })
  const read = readProxy(proxy.url, 'the test')
  if (typeof read === 'string') throw new Error(read)
  const connections = { proxy: read }
  const policy: DownloadPolicy = { hosts: ['.acme.example', '10.0.0.1'], trustedOrigin: '', connections }
  const fetch = async (url: string, limits = {}) =>
    Buffer.concat(await collect(readUrl(new URL(url), policy, { ...usualLimits, ...limits }))).toString()
  return { proxy, connections, fetch }
}

describe('through a proxy, a file', () => {
  test('comes from a host that only the proxy knows', async () => {
    const { fetch, proxy } = await openScene()
    await expect(fetch('https://cdn.acme.example/file')).resolves.toBe('kite')
    expect(proxy.asked).toMatchObject([{ method: 'CONNECT', target: 'cdn.acme.example:443' }])
  })

  test('of an input does too', async () => {
    const { connections } = await openScene()
    const bytes = await fileBytes('https://cdn.acme.example/file', { maxBytes: 10, signal }, connections)
    expect(Buffer.from(bytes).toString()).toBe('kite')
  })

  test.each([
    ['of a host that is not declared', 'https://other.example/file', 'the provider declares'],
    ['by http:', 'http://cdn.acme.example/file', 'only https: is fetched'],
    ['at a private address in the URL', 'https://10.0.0.1/file', '10.0.0.1 is not a public address'],
  ])(
    '%s is refused, also where a redirect leads there, and the proxy is not asked for it',
    async (_what, url, says) => {
      const { fetch, proxy } = await openScene()
      for (const place of [url, `https://cdn.acme.example/to?${encodeURIComponent(url)}`]) {
        const error = await rejection(fetch(place))
        expect(error).toMatchObject({ code: 'download', retryable: false })
        expect(error.message).toContain(says)
      }
      expect(proxy.asked.map(({ target }) => target)).toEqual(['cdn.acme.example:443'])
    },
  )

  test('is bounded as ever', async () => {
    const { fetch } = await openScene()
    const error = await rejection(fetch('https://cdn.acme.example/file', { maxBytes: 3 }))
    expect(error.message).toContain('larger than 3 bytes')
  })

  test.each([
    [407, 'auth', 'asks for a name and a password'],
    [403, 'download', 'gives no way to cdn.acme.example:443: HTTP 403'],
  ])('is an error at once where the proxy answers %i', async (status, code, says) => {
    const { fetch, proxy } = await openScene({ status })
    const error = await rejection(fetch('https://cdn.acme.example/file'))
    expect(error).toMatchObject({ code, retryable: false })
    expect(error.message).toContain(says)
    expect(proxy.asked).toHaveLength(1)
  })
})
