import zlib from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { raw } from '../../test/replies.js'
import { apiKey, kite, openScene } from '../../test/scene.js'
import { acme } from '../../test/scripted-provider.js'
import { openVendor, type Reply } from '../../test/scripted-vendor.js'
import type { HttpRequest } from '../contract/http.js'
import { Attempt } from './attempt.js'
import { createVendor } from './vendor.js'

const draw: HttpRequest = { method: 'POST', path: '/draw', body: '{}' }

async function openHttp(...replies: Reply[]) {
  const vendor = await openVendor()
  vendor.script('POST /draw', ...replies)
  const attempt = new Attempt(createVendor(acme({ baseUrl: vendor.origin, apiKey })), 'start', 'acme/picture')
  return { vendor, http: attempt.context.http }
}

/** Answers with what a server made of a body. */
const coded = (header: string | string[], body: Uint8Array, status = 200, type = 'application/json') =>
  raw(body, { status, headers: { 'Content-Encoding': header, 'content-type': type } })

/** More than 64 MiB in a few kilobytes: a gzipped body may have many members. */
const bomb = Buffer.concat(Array.from({ length: 65 }, () => zlib.gzipSync(Buffer.alloc(1024 * 1024))))

describe('an answer is believed by its bytes', () => {
  const text = JSON.stringify({ id: 't1' })
  const gzipped = zlib.gzipSync(text)
  const answers: [string, string, string | Uint8Array][] = [
    ['plain, though said to be gzip', 'gzip', text],
    ['plain, though said to be brotli', 'br', text],
    ['plain, though said to be deflated', 'deflate', text],
    ['plain, though said to be zstandard', 'zstd', text],
    ['plain, with a mark of its byte order', 'gzip', `\ufeff${text}`],
    ['plain, with a coding that nobody knows', 'exotic', text],
    ['plain, with the framing of its transfer', 'chunked', text],
    ['plain, with a set of characters', 'iso-8859-1', text],
    ['plain, with another name of one', 'utf8', text],
    ['plain, with the coding of a mail', 'binary', text],
    ['plain, with a media type', 'application/json', text],
    ['gzipped once, said twice', 'gzip, gzip', gzipped],
    ['gzipped, with garbage behind', 'gzip', Buffer.concat([gzipped, Buffer.from('garbage\r\n')])],
    ['gzipped, with a line end behind', 'gzip', Buffer.concat([gzipped, Buffer.from('\n')])],
    ['gzipped, though said to be as it is', 'identity', gzipped],
  ]

  test.each(answers)('that is %s', async (_what, header, body) => {
    const { http } = await openHttp(coded(header, Buffer.from(body)))
    await expect(http.json(draw)).resolves.toEqual({ id: 't1' })
    await expect(http.bytes(draw)).resolves.toMatchObject({ body: { id: 't1' } })
    const { client, vendor } = await openScene()
    vendor.script('POST /tasks', coded(header, Buffer.from(body)))
    await expect(client.submit('acme/picture', kite)).resolves.toMatchObject({ handle: { ref: 't1' } })
  })

  test('that is gzipped without a word of it, also where it is an error', async () => {
    const error = zlib.gzipSync(JSON.stringify({ error: { code: 'no-credits', message: 'none are left' } }))
    const { http } = await openHttp(raw(gzipped), raw(error, { status: 400 }), raw(error, { status: 400 }))
    await expect(http.json(draw)).resolves.toEqual({ id: 't1' })
    await expect(http.json(draw)).rejects.toMatchObject({ code: 'quota' })
    await expect(http.bytes(draw)).rejects.toMatchObject({ code: 'quota' })
  })

  test('that is a page of a gateway which says gzip and means text', async () => {
    const { http } = await openHttp(coded('gzip', Buffer.from('<h1>Bad Gateway</h1>'), 502))
    await expect(http.json(draw)).rejects.toMatchObject({
      httpStatus: 502,
      message: expect.stringContaining('Bad Gateway'),
    })
  })

  test.each(['gzip', 'exotic', 'image/png'])('that is a picture said to be %s', async (header) => {
    const picture = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(100)])
    const { http } = await openHttp(coded(header, picture, 200, 'image/png'))
    expect(Buffer.compare((await http.bytes(draw)).bytes, picture)).toBe(0)
  })

  test('that is a picture gzipped without a word of it; an archive stays one', async () => {
    const picture = zlib.gzipSync('a picture')
    const { http } = await openHttp(
      raw(picture, { headers: { 'content-type': 'image/png' } }),
      raw(picture, { headers: { 'content-type': 'application/gzip' } }),
      raw(picture, { headers: { 'content-type': 'application/octet-stream' } }),
    )
    expect(Buffer.from((await http.bytes(draw)).bytes).toString()).toBe('a picture')
    expect(Buffer.compare((await http.bytes(draw)).bytes, picture)).toBe(0)
    expect(Buffer.compare((await http.bytes(draw)).bytes, picture)).toBe(0)
  })

  test('and gzip without a word of it is decoded within the limit', async () => {
    const { http } = await openHttp(raw(bomb))
    await expect(http.json(draw)).rejects.toMatchObject({
      message: expect.stringContaining('larger than 67108864'),
    })
  })
})
