import { createClient, MediaplugError } from '@mediaplug/core'
import { describe, expect, test } from 'vitest'
import { json, keys, openScriptedVendor, refusal, reset, stored } from '../../test/scripted-vendor.js'
import { volcTos } from '../provider.js'
import { tosUpload } from './tos-upload.js'

const vendor = await openScriptedVendor()
const options = { bucket: 'kites', ...keys, baseUrl: vendor.baseUrl }
const bytes = Buffer.from('a picture')
const { signal } = new AbortController()
/** In milliseconds. */
const timeOf = (date: string | null) =>
  Date.parse(String(date).replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'))

describe('an uploaded file', () => {
  test('is an object of its own, and its URL can be read for a day', async () => {
    vendor.script(stored)
    const upload = tosUpload(options)
    const urls = await Promise.all([1, 2].map(() => upload({ bytes, mediaType: 'image/png' }, { signal })))
    const paths = urls.map((url) => new URL(url).pathname)
    expect(new Set(paths).size).toBe(2)
    expect(vendor.requests.map(({ url }) => url).toSorted()).toEqual(paths.toSorted())
    expect(vendor.requests[0]).toMatchObject({
      method: 'PUT',
      body: bytes,
      headers: { 'content-type': 'image/png' },
    })
    expect(new URL(urls[0] ?? '').searchParams.get('X-Tos-Expires')).toBe('86400')
  })

  test('begins with the prefix and works for the time that are given', async () => {
    vendor.script(stored)
    const upload = tosUpload({ ...options, prefix: 'inputs/of today/', expiresInSeconds: 600 })
    const url = new URL(await upload({ bytes, mediaType: 'image/png' }, { signal }))
    expect(url.pathname).toMatch(/^\/inputs\/of%20today\/[\da-f-]{36}\.png$/)
    expect(url.searchParams.get('X-Tos-Expires')).toBe('600')
  })

  test.each([
    ['image/jpeg', '.jpg'],
    ['image/svg+xml', '.svg'],
    ['image/webp', '.webp'],
    ['video/mp4', '.mp4'],
    ['video/quicktime', '.mov'],
    ['audio/mpeg', '.mp3'],
    ['audio/mp4', '.m4a'],
    ['application/octet-stream', ''],
  ])('that is %s ends in %s', async (mediaType, ending) => {
    vendor.script(stored)
    const url = new URL(await tosUpload(options)({ bytes, mediaType }, { signal }))
    expect(url.pathname).toMatch(new RegExp(`[\\da-f]{12}${ending.replace('.', '\\.')}$`))
  })

  test('has a URL by the vendor’s clock, which the upload keeps', async () => {
    const headers = { date: 'Wed, 01 Jan 2025 00:00:10 GMT' }
    vendor.script(refusal(403, 'RequestTimeTooSkewed', headers), json(200, {}, headers))
    const upload = tosUpload(options)
    for (const requests of [2, 3]) {
      const url = new URL(await upload({ bytes, mediaType: 'image/png' }, { signal }))
      expect(url.searchParams.get('X-Tos-Date')).toBe('20250101T000010Z')
      expect(vendor.requests).toHaveLength(requests)
    }
    expect(vendor.requests[2]?.headers['x-tos-date']).toMatch(/^20250101T0000[123]\dZ$/)
  })

  test('has a URL by our clock where the vendor tells no time', async () => {
    const before = Date.now() - 1_000
    vendor.script((response) => {
      response.sendDate = false
      response.end()
    })
    const url = new URL(await tosUpload(options)({ bytes, mediaType: 'image/png' }, { signal }))
    expect(timeOf(url.searchParams.get('X-Tos-Date'))).toBeGreaterThan(before)
  })
})

describe('a client with it', () => {
  const client = createClient({
    providers: [volcTos({ bucket: 'kites', ...keys, baseUrl: vendor.baseUrl })],
    upload: tosUpload(options),
  })
  const generate = () =>
    client.generate('volc-tos/image-to-image', { prompt: 'in ink', image: new Uint8Array(bytes) })

  test('gives a vendor that takes URLs only the URL of the bytes', async () => {
    vendor.script(stored, json(200, { resp_json: { code: 10_000 } }))
    await generate()
    const [put, create] = vendor.requests
    const { ImageUri } = JSON.parse(create?.body.toString() ?? '').InputDataSource
    expect(ImageUri).toMatch(`${vendor.baseUrl}${put?.url}?`)
  })

  test('tells a failed upload before anything is paid for', async () => {
    vendor.script(refusal(403, 'AccessDenied'))
    const error: unknown = await generate().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'auth',
      phase: 'input',
      message: expect.stringContaining('image: volc-tos: TOS answers 403 AccessDenied'),
    })
    expect(MediaplugError.is(error) && error.cause).toMatchObject({ vendorCode: 'AccessDenied' })
    expect(vendor.requests).toHaveLength(1)
  })
})

test('a put whose answer was lost is repeated with the same name', async () => {
  vendor.script(reset, stored)
  const url = await tosUpload(options)({ bytes, mediaType: 'image/png' }, { signal })
  const put = new URL(url).pathname
  expect(vendor.requests.map((request) => request.url)).toEqual([put, put])
})

test('a credential function that hangs is left when the caller stops', async () => {
  const upload = tosUpload({ ...options, token: () => new Promise(() => {}) })
  const stopped = upload({ bytes, mediaType: 'image/png' }, { signal: AbortSignal.timeout(50) })
  await expect(stopped).rejects.toMatchObject({ code: 'timeout', phase: 'input' })
})

test.each([
  ['expiresInSeconds', { expiresInSeconds: 604_801 }],
  ['bucket', { bucket: '' }],
  ['prefix', { prefix: '../' }],
  ['prefix must not begin with a slash', { prefix: '/inputs/' }],
  ['object is not supported', { object: 'cat.png' }],
])('a wrong option, %s, is told at once', (message, wrong) => {
  expect(() => tosUpload({ ...options, ...wrong } as never)).toThrow(`tosUpload(): ${message}`)
})
