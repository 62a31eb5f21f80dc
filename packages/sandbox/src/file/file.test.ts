import { get } from 'node:http'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { post } from '../../test/client.js'
import { stopClock } from '../../test/clock.js'
import { createSandbox } from '../index.js'
import { parseRange } from './range.js'

const sandbox = await createSandbox({ vendors: ['edrawmax'], settings: { edrawmax: { answerSeconds: 0 } } })
afterAll(() => sandbox.close())

async function drawnUrl(): Promise<string> {
  const answer = await post(`${sandbox.baseUrls.edrawmax}/skills/generate-gantt`, { prompt: 'a, b, c' })
  return String(answer.data.png_url)
}

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

const url = await drawnUrl()
const whole = await bytesOf(await fetch(url))

describe('a result file', () => {
  test('comes with its type, its length, an ETag, and the offer of ranges', async () => {
    const answer = await fetch(url)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(whole.length),
      'accept-ranges': 'bytes',
      etag: expect.stringMatching(/^"[0-9A-F]{32}"$/),
    })
    expect(await bytesOf(answer)).toEqual(whole)
  })

  test('lies on the origin of the base URL, under a path nobody can guess', () => {
    expect(new URL(url).origin).toBe(new URL(sandbox.baseUrls.edrawmax).origin)
    expect(url).toMatch(/\/results\/[0-9a-f-]{36}\/thumb\.png\?Expires=\d+&OSSAccessKeyId=\w+&Signature=/)
  })

  test('can be asked about with HEAD', async () => {
    const answer = await fetch(url, { method: 'HEAD' })
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(whole.length)])
  })

  test('can be fetched in parts that join to the whole', async () => {
    const first = await fetch(url, { headers: { range: 'bytes=0-99' } })
    const rest = await fetch(url, {
      headers: { range: 'bytes=100-', 'if-range': first.headers.get('etag') ?? '' },
    })
    expect([first.status, rest.status]).toEqual([206, 206])
    expect(first.headers.get('content-range')).toBe(`bytes 0-99/${whole.length}`)
    expect(Buffer.concat([await bytesOf(first), await bytesOf(rest)])).toEqual(whole)
  })

  test('comes whole when it is not the file that a part was fetched of', async () => {
    const answer = await fetch(url, { headers: { range: 'bytes=100-', 'if-range': '"another"' } })
    expect([answer.status, (await bytesOf(answer)).length]).toEqual([200, whole.length])
  })

  test('has no part past its end', async () => {
    const answer = await fetch(url, { headers: { range: `bytes=${whole.length}-` } })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`])
  })

  test('is sent to a plain node:http client as well', async () => {
    const status = await new Promise((resolve) => get(url, (answer) => resolve(answer.resume().statusCode)))
    expect(status).toBe(200)
  })
})

describe('a link', () => {
  test.each([
    ['another signature', (link: URL) => link.searchParams.set('Signature', 'AAAA')],
    ['a later expiry', (link: URL) => link.searchParams.set('Expires', '99999999999')],
    ['no query', (link: URL) => Object.assign(link, { search: '' })],
    ['another file', (link: URL) => Object.assign(link, { pathname: `${link.pathname}x` })],
  ])('with %s is refused with 403', async (_, change) => {
    const link = new URL(url)
    change(link)
    const answer = await fetch(link)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('<Code>SignatureDoesNotMatch</Code>')
  })

  test('works for an hour, and is then refused with 403', async () => {
    const clock = stopClock()
    const link = await drawnUrl()
    clock.advance(3_599_000)
    expect((await fetch(link, { method: 'HEAD' })).status).toBe(200)
    clock.advance(1000)
    const answer = await fetch(link)
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('Request has expired'),
    ])
  })
})

test('every range that is read lies within the file', () => {
  const header = fc.oneof(
    fc.string(),
    fc.tuple(fc.nat(300), fc.nat(300)).map(([first, last]) => `bytes=${first}-${last}`),
    fc.nat(300).map((count) => `bytes=-${count}`),
    fc.nat(300).map((first) => `bytes=${first}-`),
  )
  fc.assert(
    fc.property(header, fc.integer({ min: 1, max: 200 }), (text, length) => {
      const range = parseRange(text, length)
      if (typeof range === 'string') return
      expect(range.first).toBeGreaterThanOrEqual(0)
      expect(range.last).toBeGreaterThanOrEqual(range.first)
      expect(range.last).toBeLessThan(length)
    }),
  )
})
