import { afterAll, expect, test } from 'vitest'
import { flipLastBit } from '../../../../test/flip-last-bit.js'
import { officialTos } from '../../../../test/volc-tos.js'
import { createSandbox } from '../../../index.js'

const sandbox = await createSandbox({ vendors: ['volcTos'] })
afterAll(() => sandbox.close())

const bytes = Buffer.from('the content')
await officialTos(sandbox).putObject({ key: 'a.txt', body: bytes })

const presigned = (input: { method?: 'GET' | 'PUT'; expires?: number } = {}) => {
  const client = officialTos(sandbox, { addressing: 'domain' })
  return new URL(client.getPreSignedUrl({ key: 'a.txt', isCustomDomain: true, ...input }))
}
const refused = async (url: URL, init?: RequestInit) => {
  const answer = await fetch(url, init)
  const body = await answer.text()
  return [answer.status, answer.ok ? 'ok' : JSON.parse(body).Code]
}

test('a URL signed by the official SDK is accepted', async () => {
  const answer = await fetch(presigned())
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes)
})

test('a signed URL can be for an upload', async () => {
  const url = presigned({ method: 'PUT' })
  expect((await fetch(url, { method: 'PUT', body: 'the content' })).status).toBe(200)
  expect(await refused(url)).toEqual([403, 'SignatureDoesNotMatch'])
  expect(await refused(url, { method: 'PUT', body: 'x', headers: { 'x-tos-acl': 'public-read' } })).toEqual([
    403,
    'SignatureDoesNotMatch',
  ])
})

test.each<[string, (query: URLSearchParams) => void, [number, string]]>([
  [
    'with one bit flipped',
    (query) => query.set('X-Tos-Signature', flipLastBit(`${query.get('X-Tos-Signature')}`)),
    [403, 'SignatureDoesNotMatch'],
  ],
  ['with a longer life', (query) => query.set('X-Tos-Expires', '9000'), [403, 'SignatureDoesNotMatch']],
  ['with more in the query', (query) => query.set('x', '1'), [403, 'SignatureDoesNotMatch']],
  [
    'for longer than a week',
    (query) => query.set('X-Tos-Expires', '604801'),
    [400, 'AuthorizationQueryParametersError'],
  ],
  ['for no time', (query) => query.set('X-Tos-Expires', '0'), [400, 'AuthorizationQueryParametersError']],
  [
    'by another algorithm',
    (query) => query.set('X-Tos-Algorithm', 'HMAC-SHA256'),
    [400, 'AuthorizationQueryParametersError'],
  ],
  [
    'for another region',
    (query) => query.set('X-Tos-Credential', `${query.get('X-Tos-Credential')}`.replace(/127[^/]+/, 'cn-x')),
    [400, 'AuthorizationQueryParametersError'],
  ],
  [
    'of an unknown access key',
    (query) => query.set('X-Tos-Credential', `x${query.get('X-Tos-Credential')}`),
    [403, 'InvalidAccessKeyId'],
  ],
  [
    'that does not cover the host',
    (query) => query.set('X-Tos-SignedHeaders', 'range'),
    [403, 'SignatureDoesNotMatch'],
  ],
])('a signed URL %s is refused', async (_, change, expected) => {
  const url = presigned()
  change(url.searchParams)
  expect(await refused(url)).toEqual(expected)
})

test('a signed URL stops to hold when its time is over by the clock of the vendor', async () => {
  await using ahead = await createSandbox({
    vendors: ['volcTos'],
    settings: { volcTos: { clockOffsetSeconds: 3600 } },
  })
  const client = officialTos(ahead, { addressing: 'domain' })
  const url = (expires: number) =>
    new URL(client.getPreSignedUrl({ key: 'a.txt', isCustomDomain: true, expires }))
  expect(await refused(url(3590))).toEqual([403, 'AccessDenied'])
  expect(await refused(url(3700))).toEqual([404, 'NoSuchKey'])
})
