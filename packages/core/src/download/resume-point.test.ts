import type { OutgoingHttpHeaders } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { file, half, openFile, ranged, size } from '../../test/download-scene.js'
import { rejection } from '../../test/rejection.js'
import { raw, resetWithin } from '../../test/replies.js'
import type { Reply } from '../../test/scripted-vendor.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const noon = 'Fri, 02 Jan 2026 12:00:00 GMT'
const aSecondLater = 'Fri, 02 Jan 2026 12:00:01 GMT'
const aDayLater = 'Sat, 03 Jan 2026 12:00:00 GMT'

/** A part of the file, whatever was asked for. */
const part = (from: number, headers: OutgoingHttpHeaders) =>
  raw(file.subarray(from), { status: 206, headers })
const range = 'bytes 5000-9999/10000'
/** The first half, and no more. A length that is `undefined` is not told. */
function broken(headers: OutgoingHttpHeaders = {}): Reply {
  const told = Object.entries({ ...size, ...headers }).filter(([, value]) => value !== undefined)
  return resetWithin(half, { headers: Object.fromEntries(told) })
}

describe('a file goes on where the answer says nothing against it:', () => {
  test.each<[string, OutgoingHttpHeaders, OutgoingHttpHeaders]>([
    ['the ETag is not repeated', { etag: '"v1"' }, {}],
    ['the time is not repeated', { 'last-modified': noon, date: aSecondLater }, {}],
    ['only the time is repeated', { etag: '"v1"', 'last-modified': noon }, { 'last-modified': noon }],
    [
      'the ETag is new, and the time is the same',
      { 'last-modified': noon },
      { etag: '"v1"', 'last-modified': noon },
    ],
    ['an ETag is told for the first time', {}, { etag: '"v1"' }],
    ['the ETag was weakened', { etag: '"v1"' }, { etag: 'W/"v1"' }],
    ['the ETag was made strong', { etag: 'W/"v1"' }, { etag: '"v1"' }],
    ['the ETag is weak, and the same', { etag: 'W/"v1"' }, { etag: 'W/"v1"' }],
    [
      'the ETag is the same, and the time is of another server',
      { etag: '"v1"', 'last-modified': noon },
      { etag: '"v1"', 'last-modified': aDayLater },
    ],
    [
      'the server agreed to the ETag, and gives another time',
      { etag: '"v1"', 'last-modified': noon },
      { 'last-modified': aDayLater },
    ],
  ])('%s', async (_what, before, after) => {
    const { read, ranges } = await openFile(broken(before), part(5_000, { 'content-range': range, ...after }))
    await expect(read()).resolves.toEqual(file)
    expect(ranges()).toEqual([undefined, 'bytes=5000-'])
  })

  test.each<[string, OutgoingHttpHeaders]>([
    ['the length is not known', { 'content-range': 'bytes 5000-9999/*' }],
    ['the range is written with other spaces', { 'content-range': ' Bytes  5000 - 9999 / 10000 ' }],
    ['the range is not told, and the part has the length', { 'content-length': 5_000 }],
    [
      'the range is nonsense, and the part has the length',
      { 'content-range': 'bytes 5000-', 'content-length': 5_000 },
    ],
  ])('%s', async (_what, headers) => {
    const { read, vendor } = await openFile(broken(), part(5_000, headers))
    await expect(read()).resolves.toEqual(file)
    expect(vendor.requests).toHaveLength(2)
  })

  test('the part begins earlier than it was asked to', async () => {
    const { read, vendor } = await openFile(
      broken(),
      part(4_000, { 'content-range': 'bytes 4000-9999/10000' }),
    )
    await expect(read()).resolves.toEqual(file)
    expect(vendor.requests).toHaveLength(2)
  })

  test('the whole comes, and has the ETag of the beginning', async () => {
    const whole = raw(file, { headers: { ...size, etag: '"v1"' } })
    const { read } = await openFile(broken({ etag: '"v1"' }), whole)
    await expect(read()).resolves.toEqual(file)
  })

  test('the first answer is a part already, which begins at the beginning', async () => {
    const first = raw(half, { status: 206, headers: { 'content-range': 'bytes 0-4999/10000' } })
    const { read, ranges } = await openFile(first, ranged())
    await expect(read()).resolves.toEqual(file)
    expect(ranges()).toEqual([undefined, 'bytes=5000-'])
  })

  test('what one answer does not repeat is remembered for the next', async () => {
    const without = resetWithin(file.subarray(5_000, 8_000), {
      status: 206,
      headers: { 'content-range': range },
    })
    const { read, vendor } = await openFile(broken({ etag: '"v1"' }), without, ranged({ etag: '"v1"' }))
    await expect(read()).resolves.toEqual(file)
    expect(vendor.requests.map(({ headers }) => headers['if-range'])).toEqual([undefined, '"v1"', '"v1"'])
  })
})

describe('a part that cannot be used has the whole asked for, and what is there is passed over:', () => {
  const whole = raw(file, { headers: size })

  test.each([
    ['it begins later', part(6_000, { 'content-range': 'bytes 6000-9999/10000' })],
    ['its range is not told', part(5_000, { 'transfer-encoding': 'chunked' })],
    [
      'its range is nonsense',
      part(5_000, { 'content-range': 'bytes x-y/z', 'transfer-encoding': 'chunked' }),
    ],
    ['its range ends before it begins', part(6_000, { 'content-range': 'bytes 5000-4000/10000' })],
    ['its range ends after the file', part(6_000, { 'content-range': 'bytes 5000-10000/10000' })],
    [
      'it is one of several',
      raw('--x\r\ncontent-range: bytes 5000-9999/10000\r\n', {
        status: 206,
        headers: { 'content-type': 'multipart/byteranges; boundary=x' },
      }),
    ],
    ['there is said to be none', raw('', { status: 416 })],
    [
      'there is said to be none in a file as long',
      raw('', { status: 416, headers: { 'content-range': 'bytes */10000' } }),
    ],
    [
      'there is said to be nothing after what came, of a file that is longer',
      raw('', { status: 416, headers: { 'content-range': 'bytes */5000' } }),
    ],
  ])('%s', async (_what, unusable) => {
    const { read, ranges } = await openFile(broken(), unusable, whole)
    await expect(read()).resolves.toEqual(file)
    expect(ranges()).toEqual([undefined, 'bytes=5000-', undefined])
  })

  test('and is an error where it comes unasked', async () => {
    const later = part(5_000, { 'content-range': range })
    const { read, vendor } = await openFile(later)
    const error = await rejection(read())
    expect(error).toMatchObject({ code: 'download', retryable: false })
    expect(vendor.requests).toHaveLength(1)
  })
})

describe('a file that changed is never patched together from two:', () => {
  test.each<[string, OutgoingHttpHeaders, ...Reply[]]>([
    ['another ETag, in a part', { etag: '"v1"' }, part(5_000, { 'content-range': range, etag: '"v2"' })],
    [
      'another weak ETag, in a part',
      { etag: 'W/"v1"' },
      part(5_000, { 'content-range': range, etag: 'W/"v2"' }),
    ],
    [
      'another time, in a part that was asked for by the time',
      { 'last-modified': noon, date: aSecondLater },
      part(5_000, { 'content-range': range, 'last-modified': aDayLater }),
    ],
    ['another length, in a part', {}, part(5_000, { 'content-range': 'bytes 5000-9999/20000' })],
    ['the whole, asked for by its ETag', { etag: '"v1"' }, raw(file, { headers: size })],
    ['the whole with another ETag', { etag: '"v1"' }, raw(file, { headers: { ...size, etag: '"v2"' } })],
    ['the whole of another length', {}, raw(half, { headers: { 'content-length': half.byteLength } })],
    ['the whole, which ends earlier than the first one said', {}, raw(half)],
    ['the whole, which ends before what came', { 'content-length': undefined }, raw(file.subarray(0, 4_000))],
    [
      'another ETag, at its end',
      { etag: '"v1"', 'content-length': undefined },
      raw('', { status: 416, headers: { 'content-range': 'bytes */5000', etag: '"v2"' } }),
      raw(half, { headers: { etag: '"v2"' } }),
    ],
  ])('%s', async (_what, before, ...after) => {
    const { read } = await openFile(broken(before), ...after)
    const error = await rejection(read())
    expect(error).toMatchObject({ code: 'download', retryable: true })
    expect(error.message).toContain('changed')
  })
})

describe('a page in place of the rest is a fault that passes:', () => {
  test.each(['text/html; charset=utf-8', 'application/json', 'application/xml', 'text/plain'])(
    '%s',
    async (type) => {
      const page = raw('<html>Try again</html>', { headers: { 'content-type': type } })
      const begun = broken({ etag: '"v1"', 'content-type': 'image/png' })
      const { read, ranges } = await openFile(begun, page, ranged({ etag: '"v1"' }))
      await expect(read()).resolves.toEqual(file)
      expect(ranges()).toEqual([undefined, 'bytes=5000-', 'bytes=5000-'])
    },
  )

  test('and is told where it does not', async () => {
    const page = raw('<html>Try again</html>', { headers: { 'content-type': 'text/html' } })
    const { read } = await openFile(broken({ etag: '"v1"', 'content-type': 'image/png' }), page)
    const error = await rejection(read())
    expect(error).toMatchObject({ code: 'download', retryable: true })
    expect(error.message).toContain('text/html in place of the rest')
  })
})
