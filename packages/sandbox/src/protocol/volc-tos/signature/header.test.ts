import { createHash, createHmac } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { stopClock } from '../../../../test/clock.js'
import { flipLastBit } from '../../../../test/flip-last-bit.js'
import {
  codeOf,
  officialTos,
  presignedUrl,
  refusalOf,
  type SignedRequest,
} from '../../../../test/volc-tos.js'
import { createSandbox } from '../../../index.js'

const sandbox = await createSandbox({ vendors: ['volcTos'] })
afterAll(() => sandbox.close())

const bytes = Buffer.from('the content')
await officialTos(sandbox).putObject({ key: 'a.txt', body: bytes })

const header = (name: string, value: (old: string) => string) => (request: SignedRequest) => {
  const headers = request.headers as unknown as Record<string, string>
  headers[name] = value(headers[name] ?? '')
}
test.each<[string, (request: SignedRequest) => void, string]>([
  ['with one bit flipped', header('authorization', flipLastBit), 'SignatureDoesNotMatch'],
  ['of another form', header('authorization', () => 'TOS4 x'), 'AuthorizationHeaderMalformed'],
  ['with a header that it does not cover', header('x-tos-acl', () => 'public-read'), 'SignatureDoesNotMatch'],
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
])('a signature %s is refused', async (_, change, code) => {
  const client = officialTos(sandbox, { change })
  expect(await codeOf(client.putObject({ key: 'a.txt', body: bytes }))).toBe(code)
  expect(sandbox.log.at(-1)).toMatchObject({ accepted: false })
})

test.each([
  ['an unknown access key', { credentials: { accessKey: 'AKLTnobody' } }, 'InvalidAccessKeyId'],
  ['a wrong secret key', { credentials: { secretKey: 'guess' } }, 'SignatureDoesNotMatch'],
  ['a token of nobody', { credentials: { token: 'x' } }, 'InvalidSecurityToken'],
  ['another region', { region: 'cn-shanghai' }, 'AuthorizationHeaderMalformed'],
])('a signature with %s is refused', async (_, options, code) => {
  expect(await codeOf(officialTos(sandbox, options).deleteObject('a.txt'))).toBe(code)
})

test('a signature covers the hash of the body, unless it says that it does not', async () => {
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

test('a signature is good from an account of its own, which does not see the objects of another', async () => {
  const stranger = sandbox.addAccount('volcTos')
  const own = officialTos(sandbox, { credentials: stranger })
  expect((await refusalOf(own.read('a.txt'))).statusCode).toBe(404)
  const nosy = { ...stranger, bucket: sandbox.credentials.volcTos.bucket }
  expect(await codeOf(officialTos(sandbox, { credentials: nosy }).deleteObject('a.txt'))).toBe('AccessDenied')
  const lost = officialTos(sandbox, { credentials: { bucket: 'nowhere' } })
  expect(await codeOf(lost.deleteObject('a.txt'))).toBe('NoSuchBucket')
})

test('a signature that is late by the clock of the vendor is refused, and the Date header says the time', async () => {
  stopClock()
  await using ahead = await createSandbox({
    vendors: ['volcTos'],
    settings: { volcTos: { clockOffsetSeconds: 3600 } },
  })
  const error = await refusalOf(officialTos(ahead).deleteObject('a.txt'))
  expect(error).toMatchObject({ code: 'RequestTimeTooSkewed', statusCode: 403 })
  expect(Date.parse(error.headers.date ?? '')).toBe(Date.now() + 3_600_000)
})

test('a signature with temporary credentials needs their token', async () => {
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
  expect((await fetch(presignedUrl(temporary, 'a'))).status).toBe(200)
})
