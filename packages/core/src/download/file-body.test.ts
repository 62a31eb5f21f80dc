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
    const range = `bytes 5000-${gzipped.length - 1}/${gzipped.length}`
    const part = raw(gzipped.subarray(5_000), {
      status: 206,
      headers: { 'content-encoding': 'gzip', etag, 'content-range': range },
    })
    const { read, ranges } = await openFile(
      resetWithin(half, { headers: { ...size, etag } }),
      part,
      raw(gzipped, { headers: coded }),
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
