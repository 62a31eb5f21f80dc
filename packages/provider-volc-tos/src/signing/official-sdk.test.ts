import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { credentials, object, place, query, time } from '../../test/arbitrary.js'
import { sdkHeaders, sdkUrl } from '../../test/official-sdk.js'
import { objectUrl } from '../object/address.js'
import { encodePath } from './encode.js'
import { presign } from './presign.js'
import { sha256, unsignedPayload } from './sign.js'
import { signHeaders } from './sign-headers.js'

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => vi.useRealTimers())

const runs = { numRuns: 300 }
const method = fc.constantFrom('GET' as const, 'POST' as const, 'PUT' as const)
const headers = fc.constantFrom<Record<string, string>>(
  {},
  { 'content-type': 'image/png' },
  { 'x-tos-forbid-overwrite': 'true' },
  { 'x-tos-meta-note': '  two   words ', 'x-tos-acl': 'private', accept: '*/*' },
)
const body = fc.oneof(
  fc.constant(new Uint8Array()),
  fc.uint8Array({ maxLength: 200 }),
  fc.constant(new Uint8Array(2 ** 20).fill(65)),
)
const request = fc.record({ method, object, query, headers, body, credentials, place, time })

const signatureOf = ({ authorization = '' }: Record<string, string>) => authorization

test('a request is signed as by the vendor’s own SDK, which does not sign bodies', async () => {
  const check = fc.asyncProperty(request, async ({ object, place, credentials, time, ...given }) => {
    vi.setSystemTime(time)
    const path = `/${encodePath(object)}`
    const host = `${place.bucket}.tos-${place.region}.volces.com`
    const ours = signHeaders(
      { ...given, host, path, payloadHash: unsignedPayload },
      { credentials, region: place.region, time },
    )
    const sdkPath = `/${encodeURIComponent(object)}`
    const theirs = await sdkHeaders({ ...given, path: sdkPath }, credentials, place)
    expect(ours).toEqual(expect.objectContaining({ authorization: signatureOf(theirs) }))
    for (const name of Object.keys(ours)) expect(ours[name]).toBe(theirs[name])
  })
  await fc.assert(check, runs)
})

test('a request with its body is signed as by the vendor’s own SDK, where it is told the hash', async () => {
  const check = fc.asyncProperty(request, async ({ object, place, credentials, time, body, ...given }) => {
    vi.setSystemTime(time)
    const payloadHash = sha256(body)
    const host = `${place.bucket}.tos-${place.region}.volces.com`
    const ours = signHeaders(
      { ...given, host, path: `/${encodePath(object)}`, payloadHash },
      { credentials, region: place.region, time },
    )
    const sdkRequest = { ...given, path: `/${encodeURIComponent(object)}`, payloadHash }
    expect(ours).toEqual(expect.objectContaining(await ownHeaders(sdkRequest, credentials, place)))
  })
  await fc.assert(check, runs)
})

async function ownHeaders(...request: Parameters<typeof sdkHeaders>): Promise<Record<string, string>> {
  const { host, ...own } = await sdkHeaders(...request)
  return own
}

/** A URL's parts, however it is written: the SDK leaves some characters as they are where it need not. */
function partsOf(url: string) {
  const { protocol, host, pathname, search } = new URL(url)
  const query = search
    .slice(1)
    .split('&')
    .map((part) => part.split('=').map(decodeURIComponent))
  return { protocol, host, path: decodeURIComponent(pathname), query: query.toSorted() }
}

test('a URL is signed as by the vendor’s own SDK', () => {
  const given = fc.record({
    method: fc.constantFrom('GET' as const, 'PUT' as const),
    object,
    query,
    credentials,
    place,
    time,
    expiresInSeconds: fc.integer({ min: 1, max: 604_800 }),
  })
  const check = fc.property(
    given,
    ({ method, object, query, credentials, place, time, expiresInSeconds }) => {
      vi.setSystemTime(time)
      const { bucket, region } = place
      const url = objectUrl(`https://${bucket}.${region}`, object)
      const ours = presign({ method, url, query, expiresInSeconds }, { credentials, region, time })
      const sdkRequest = { method, object, query: { ...query }, expiresInSeconds }
      expect(partsOf(ours.url)).toEqual(partsOf(sdkUrl(sdkRequest, credentials, place)))
    },
  )
  fc.assert(check, runs)
})
