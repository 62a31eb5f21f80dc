import { createRequire } from 'node:module'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Credentials, type Signable, sign } from './sign.js'

/** Its default export is what CommonJS calls one, which loaders differ about: so it is required. */
const official: typeof import('tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js') = createRequire(
  import.meta.url,
)('tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js')

const secondsPerDay = 86_400
const inSeconds = (time: string) => Date.parse(time) / 1_000

const requests = fc.record({
  method: fc.constantFrom('POST', 'GET'),
  host: fc.oneof(
    fc.constantFrom(
      'aiart.tencentcloudapi.com',
      'aiart.intl.tencentcloudapi.com',
      'aiart.ap-singapore.tencentcloudapi.com',
    ),
    fc.domain(),
  ),
  path: fc.oneof(fc.constant('/'), fc.webPath()),
  query: fc.oneof(fc.constant(''), fc.webQueryParameters()),
  contentType: fc.constantFrom('application/json', 'application/json; charset=utf-8'),
  body: fc.oneof(
    fc.constantFrom('', '{}'),
    fc.string({ unit: 'binary' }),
    fc.record({ Prompt: fc.string({ unit: 'grapheme' }) }).map((body) => JSON.stringify(body)),
    fc.uint8Array({ maxLength: 5_000 }).map((bytes) => Buffer.from(bytes)),
  ),
  seconds: fc.oneof(
    fc.integer({ min: 0, max: inSeconds('2100-01-01') }),
    fc
      .tuple(fc.integer({ min: 1, max: 47_000 }), fc.constantFrom(-1, 0, 1))
      .map(([day, second]) => day * secondsPerDay + second),
    fc
      .tuple(fc.integer({ min: 1971, max: 2099 }), fc.constantFrom(-1, 0, 1))
      .map(([year, second]) => inSeconds(`${year}-01-01`) + second),
  ),
  milliseconds: fc.integer({ min: 0, max: 999 }),
  keys: fc.record({
    secretId: fc.string({ minLength: 1 }),
    secretKey: fc.oneof(fc.constantFrom('a', 'b'), fc.string({ minLength: 1, unit: 'binary' })),
  }),
})
type GeneratedRequest = typeof requests extends fc.Arbitrary<infer Request> ? Request : never

function bothAuthorizations(request: GeneratedRequest): readonly [string, string] {
  const { method, host, path, query, contentType, body, seconds, milliseconds, keys } = request
  const url = new URL(`https://${host}${path}${query && `?${query}`}`)
  const now = new Date(seconds * 1_000 + milliseconds)
  const { authorization } = sign({ method, url, contentType, body, now }, keys)
  const theirs = official.default.sign3({
    method,
    url: url.href,
    payload: Buffer.from(body),
    timestamp: seconds,
    service: 'aiart',
    ...keys,
    multipart: false,
    boundary: '',
    headers: { 'Content-Type': contentType },
  })
  return [authorization, theirs]
}

const usual: Signable = {
  method: 'POST',
  url: new URL('https://aiart.tencentcloudapi.com/'),
  contentType: 'application/json',
  body: '{}',
  now: new Date('2026-11-20T12:00:00.999Z'),
}
const keys: Credentials = { secretId: 'AKIDexample', secretKey: 'the-secret-key' }

describe('a signature is that of the vendor’s own SDK', () => {
  test('for any request, at any time', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const [ours, theirs] = bothAuthorizations(request)
        expect(ours).toBe(theirs)
      }),
      { numRuns: 600 },
    )
  })

  test('for a body of megabytes', () => {
    fc.assert(
      fc.property(
        requests,
        fc.integer({ min: 1_000_000, max: 4_000_000 }),
        fc.nat(255),
        (request, size, value) => {
          const [ours, theirs] = bothAuthorizations({ ...request, body: Buffer.alloc(size, value) })
          expect(ours).toBe(theirs)
        },
      ),
      { numRuns: 10 },
    )
  })
})

describe('a signature', () => {
  test('comes with the second that it was made in', () => {
    expect(sign(usual, keys)['x-tc-timestamp']).toBe('1795176000')
  })

  test('covers the host with its port', () => {
    const hosts = ['http://127.0.0.1:8080/', 'http://127.0.0.1:8081/', 'http://127.0.0.1/']
    const signatures = hosts.map((host) => sign({ ...usual, url: new URL(host) }, keys).authorization)
    expect(new Set(signatures).size).toBe(3)
  })

  test('is the same for the same bytes, whether text or not', () => {
    const body = '{"Prompt":"猫 🐈"}'
    const bytes = new Uint8Array(Buffer.from(`..${body}`).subarray(2))
    expect(sign({ ...usual, body: bytes }, keys)).toEqual(sign({ ...usual, body }, keys))
  })

  test('is right for more accounts than keys are kept for, and again for the first', () => {
    const accounts = Array.from({ length: 100 }, (_, index) => ({ ...keys, secretKey: `key-${index}` }))
    const first = accounts.map((account) => sign(usual, account).authorization)
    const second = accounts.map((account) => sign(usual, account).authorization)
    expect(new Set(first).size).toBe(100)
    expect(second).toEqual(first)
  })

  test('does not hold the secret key', () => {
    const shown = inspect(sign(usual, keys), { depth: 9, showHidden: true })
    expect(shown).toContain('AKIDexample')
    expect(shown).not.toContain('the-secret-key')
  })
})
