import zlib from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { codings } from '../../test/codings.js'
import { file, half, openFile, size } from '../../test/download-scene.js'
import { rejection } from '../../test/rejection.js'
import { raw, resetWithin } from '../../test/replies.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const gzipped = zlib.gzipSync(file)
const etag = '"one"'
const coded = { 'content-encoding': 'gzip', 'content-length': gzipped.length, etag }

test.each(codings)(
  'a file stored as %j is what it was, though identity was asked for',
  async (header, encode) => {
    const body = encode(file)
    const headers = { 'content-encoding': header, 'content-length': body.length }
    const { read, vendor } = await openFile(raw(body, { headers }))
    expect(Buffer.compare(await read(), file)).toBe(0)
    expect(vendor.requests.map((request) => request.headers['accept-encoding'])).toEqual(['identity'])
  },
)

describe('a coded file whose connection breaks', () => {
  // Flushed in the middle, so that a part of it is readable.
  const first = zlib.gzipSync(half, { finishFlush: zlib.constants.Z_SYNC_FLUSH })

  test('is asked for anew as a whole, and goes on where it stopped', async () => {
    const { read, ranges } = await openFile(
      resetWithin(first, { headers: coded }),
      raw(gzipped, { headers: coded }),
    )
    expect(Buffer.compare(await read(), file)).toBe(0)
    expect(ranges()).toEqual([undefined, undefined])
  })

  test('may be served as it is the second time', async () => {
    const { read } = await openFile(
      resetWithin(first, { headers: coded }),
      raw(file, { headers: { ...size, etag } }),
    )
    expect(Buffer.compare(await read(), file)).toBe(0)
  })

  test('may have begun as it is: a part of the coded one is not joined to it', async () => {
    // Written so that the part that is asked for can be decoded by itself, and is another.
    const beginning = zlib.gzipSync(file.subarray(0, 4_977), { level: 0 })
    const whole = Buffer.concat([beginning, zlib.gzipSync(file.subarray(4_977))])
    expect(beginning).toHaveLength(half.length)
    const range = `bytes 5000-${whole.length - 1}/${whole.length}`
    const part = raw(whole.subarray(5_000), {
      status: 206,
      headers: { 'content-encoding': 'gzip', etag, 'content-range': range },
    })
    const { read, ranges } = await openFile(
      resetWithin(half, { headers: { ...size, etag } }),
      part,
      raw(whole, { headers: { ...coded, 'content-length': whole.length } }),
    )
    expect(Buffer.compare(await read(), file)).toBe(0)
    expect(ranges()).toEqual([undefined, 'bytes=5000-', undefined])
  })
})

test('the limit on the size holds after decoding', async () => {
  const bomb = zlib.gzipSync(Buffer.alloc(50_000_000))
  const { read } = await openFile(raw(bomb, { headers: { 'content-encoding': 'gzip' } }))
  const error = await rejection(read({ maxBytes: 1_000_000 }))
  expect(error).toMatchObject({ code: 'download', retryable: false })
  expect(error.message).toContain('larger than 1000000 bytes')
})

test('a coding that nobody knows is told at once', async () => {
  const { read, vendor } = await openFile(raw(file, { headers: { 'content-encoding': 'exotic' } }))
  await expect(rejection(read())).resolves.toMatchObject({
    code: 'download',
    retryable: false,
    message: expect.stringContaining("'exotic' is not understood"),
  })
  expect(vendor.requests).toHaveLength(1)
})

describe('a picture is believed by its bytes', () => {
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), file])
  const whole = zlib.gzipSync(png)

  test.each([
    ['plain, with a set of characters', 'utf8', png],
    ['plain, with the coding of a mail', 'binary', png],
    ['plain, with another', 'base64', png],
    ['plain, with its type', 'image/png', png],
    ['plain, with a coding that nobody knows', 'exotic', png],
    ['plain, said to be gzip', 'gzip', png],
    ['plain, said to be brotli', 'br', png],
    ['plain, said to be deflated', 'deflate', png],
    ['gzipped once, said twice', 'gzip, gzip', whole],
    ['gzipped, with garbage behind', 'gzip', Buffer.concat([whole, Buffer.from('xx')])],
    ['gzipped, with a line end behind', 'gzip', Buffer.concat([whole, Buffer.from('\n')])],
  ])('that is %s', async (_what, header, body) => {
    const { read, vendor } = await openFile(
      raw(body, { headers: { 'content-encoding': header, 'content-length': body.length } }),
    )
    expect(Buffer.compare(await read(), png)).toBe(0)
    expect(vendor.requests).toHaveLength(1)
  })
})

test.each([
  ['gzip', Buffer.concat([zlib.gzipSync(file).subarray(0, 10), Buffer.alloc(100, 0xff)])],
  ['br', Buffer.alloc(100, 0xff)],
])('%s that is broken at its first bytes is told at once, in own words', async (header, body) => {
  const { read, vendor } = await openFile(raw(body, { headers: { 'content-encoding': header } }))
  const error = await rejection(read())
  expect(error).toMatchObject({ code: 'download', retryable: false })
  expect(error.message).toContain(`its content coding ${header} is broken: `)
  expect(vendor.requests).toHaveLength(1)
})
