import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { flipLastBit } from '../../../../test/flip-last-bit.js'
import { codeOf, officialTos, refusalOf, type SignedRequest } from '../../../../test/volc-tos.js'
import { createSandbox, type Sandbox } from '../../../index.js'

let sandbox: Sandbox<'volcTos'>
const bytes = Buffer.from('the content')

beforeAll(async () => {
  sandbox = await createSandbox({ vendors: ['volcTos'] })
  await officialTos(sandbox).putObject({ key: 'a.txt', body: bytes })
})
afterAll(() => sandbox.close())

describe('a signature in the headers', () => {
  const header = (name: string, value: (old: string) => string) => (request: SignedRequest) => {
    const headers = request.headers as unknown as Record<string, string>
    headers[name] = value(headers[name] ?? '')
  }
  test.each<[string, (request: SignedRequest) => void, string]>([
    ['with one bit flipped', header('authorization', flipLastBit), 'SignatureDoesNotMatch'],
    ['of another form', header('authorization', () => 'TOS4 x'), 'AuthorizationHeaderMalformed'],
    [
      'with a header that it does not cover',
      header('x-tos-acl', () => 'public-read'),
      'SignatureDoesNotMatch',
    ],
    [
      'for another time',
      header('x-tos-date', (old) => old.replace(/.(?=Z$)/, (second) => (second === '0' ? '1' : '0'))),
      'SignatureDoesNotMatch',
    ],
    ['without a time', header('x-tos-date', () => 'today'), 'AccessDenied'],
    ['that is old', header('x-tos-date', () => '20200229T120000Z'), 'RequestTimeTooSkewed'],
    ['for another body', header('x-tos-content-sha256', () => 'a'.repeat(64)), 'SignatureDoesNotMatch'],
    ['for another object', (request) => Object.assign(request, { url: '/b.txt' }), 'SignatureDoesNotMatch'],
    ['for another query', (request) => Object.assign(request, { params: { x: 1 } }), 'SignatureDoesNotMatch'],
    ['that is missing', (request) => Object.assign(request, { headers: {} }), 'AccessDenied'],
  ])('%s is refused', async (_, change, code) => {
    const client = officialTos(sandbox, { change })
    expect(await codeOf(client.putObject({ key: 'a.txt', body: bytes }))).toBe(code)
    expect(sandbox.log.at(-1)).toMatchObject({ accepted: false })
  })

  test.each([
    ['an unknown access key', { credentials: { accessKey: 'AKLTnobody' } }, 'InvalidAccessKeyId'],
    ['a wrong secret key', { credentials: { secretKey: 'guess' } }, 'SignatureDoesNotMatch'],
    ['a token of nobody', { credentials: { token: 'x' } }, 'InvalidSecurityToken'],
    ['another region', { region: 'cn-shanghai' }, 'AuthorizationHeaderMalformed'],
  ])('with %s is refused', async (_, options, code) => {
    expect(await codeOf(officialTos(sandbox, options).deleteObject('a.txt'))).toBe(code)
  })

  test('covers the hash of the body, unless it says that it does not', async () => {
    const { createHash, createHmac } = await import('node:crypto')
    const { accessKey, secretKey, bucket } = sandbox.credentials.volcTos
    const url = new URL('/b.txt', sandbox.baseUrls.volcTos)
    const put = async (hashed: string, sent: string) => {
      const date = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')
      const hash = (text: string) => createHash('sha256').update(text).digest('hex')
      const signed = { host: url.host, 'x-tos-content-sha256': hash(hashed), 'x-tos-date': date }
      const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`)
      const names = Object.keys(signed).join(';')
      const canonical = `PUT\n/b.txt\n\n${lines.join('')}\n${names}\n${hash(hashed)}`
      const scope = [date.slice(0, 8), 'cn-beijing', 'tos', 'request']
      const key = scope.reduce<string | Buffer>(
        (chain, part) => createHmac('sha256', chain).update(part).digest(),
        secretKey,
      )
      const text = `TOS4-HMAC-SHA256\n${date}\n${scope.join('/')}\n${hash(canonical)}`
      const signature = createHmac('sha256', key).update(text).digest('hex')
      const authorization = `TOS4-HMAC-SHA256 Credential=${accessKey}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature}`
      return fetch(url, { method: 'PUT', body: sent, headers: { ...signed, authorization } })
    }
    expect((await put('same', 'same')).status).toBe(200)
    const answer = await put('same', 'sane')
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ Code: 'ContentSHA256Mismatch', Message: expect.any(String) }),
    ])
    expect(bucket).toMatch(/^sandbox-/)
  })

  test('is good from an account of its own, which does not see the objects of another', async () => {
    const stranger = sandbox.addAccount('volcTos')
    const own = officialTos(sandbox, { credentials: stranger })
    expect((await refusalOf(own.read('a.txt'))).statusCode).toBe(404)
    const nosy = { ...stranger, bucket: sandbox.credentials.volcTos.bucket }
    expect(await codeOf(officialTos(sandbox, { credentials: nosy }).deleteObject('a.txt'))).toBe(
      'AccessDenied',
    )
    const lost = officialTos(sandbox, { credentials: { bucket: 'nowhere' } })
    expect(await codeOf(lost.deleteObject('a.txt'))).toBe('NoSuchBucket')
  })

  test('that is late by the clock of the vendor is refused, and the Date header says the time', async () => {
    await using ahead = await createSandbox({
      vendors: ['volcTos'],
      settings: { volcTos: { clockOffsetSeconds: 3600 } },
    })
    const error = await refusalOf(officialTos(ahead).deleteObject('a.txt'))
    expect(error).toMatchObject({ code: 'RequestTimeTooSkewed', statusCode: 403 })
    expect(Math.abs(Date.parse(error.headers.date ?? '') - Date.now() - 3_600_000)).toBeLessThan(60_000)
  })

  test('with temporary credentials needs their token', async () => {
    await using temporary = await createSandbox({
      vendors: ['volcTos'],
      settings: { volcTos: { credentials: 'temporary', region: 'ap-southeast-1' } },
    })
    const { token, ...rest } = temporary.credentials.volcTos
    await officialTos(temporary).putObject({ key: 'a', body: bytes })
    const missing = officialTos(temporary, { credentials: { ...rest, token: '' } })
    const error = await refusalOf(missing.deleteObject('a'))
    expect(error).toMatchObject({ code: 'InvalidSecurityToken', ec: '0002-00000019' })
    const forged = officialTos(temporary, { credentials: { token: `${token}x` } })
    expect(await codeOf(forged.deleteObject('a'))).toBe('InvalidSecurityToken')
    const url = officialTos(temporary, { addressing: 'domain' }).getPreSignedUrl({
      key: 'a',
      isCustomDomain: true,
    })
    expect((await fetch(url)).status).toBe(200)
  })
})

describe('a signature in the query', () => {
  const presigned = (input: { method?: 'GET' | 'PUT'; expires?: number } = {}) => {
    const client = officialTos(sandbox, { addressing: 'domain' })
    return new URL(client.getPreSignedUrl({ key: 'a.txt', isCustomDomain: true, ...input }))
  }
  const refused = async (url: URL, init?: RequestInit) => {
    const answer = await fetch(url, init)
    const body = await answer.text()
    return [answer.status, answer.ok ? 'ok' : JSON.parse(body).Code]
  }

  test('by the official SDK is accepted', async () => {
    const answer = await fetch(presigned())
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes)
  })

  test('can be for an upload', async () => {
    const url = presigned({ method: 'PUT' })
    expect((await fetch(url, { method: 'PUT', body: 'the content' })).status).toBe(200)
    expect(await refused(url)).toEqual([403, 'SignatureDoesNotMatch'])
    expect(await refused(url, { method: 'PUT', body: 'x', headers: { 'x-tos-acl': 'public-read' } })).toEqual(
      [403, 'SignatureDoesNotMatch'],
    )
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
      (query) =>
        query.set('X-Tos-Credential', `${query.get('X-Tos-Credential')}`.replace(/127[^/]+/, 'cn-x')),
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
  ])('%s is refused', async (_, change, expected) => {
    const url = presigned()
    change(url.searchParams)
    expect(await refused(url)).toEqual(expected)
  })

  test('stops to hold when its time is over by the clock of the vendor', async () => {
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
})

test('whatever an object is called, the SDK finds it again, in every way to name the bucket', async () => {
  const part = fc.oneof(
    fc.constantFrom("it's (1)!*", '猫の手', '%2F', 'a+b c', '~-._', '#?&=;:@$,', '🎨'),
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
      .filter((text) => /^[^\p{C}/\\]+$/u.test(text)),
  )
  const name = fc
    .array(part, { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join('/'))
    .filter((text) => !/(^|\/)\.{1,2}(\/|$)/.test(text))
  const addressing = fc.constantFrom('host' as const, 'path' as const, 'domain' as const)
  await fc.assert(
    fc.asyncProperty(name, addressing, async (key, way) => {
      const client = officialTos(sandbox, { addressing: way })
      await client.putObject({ key, body: Buffer.from(key) })
      expect((await client.read(key)).toString()).toBe(key)
      const domain = officialTos(sandbox, { addressing: 'domain' })
      const url = domain.getPreSignedUrl({ key, isCustomDomain: true })
      expect(await (await fetch(url)).text()).toBe(key)
    }),
    { numRuns: 40 },
  )
})
