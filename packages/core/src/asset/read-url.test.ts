import type { OutgoingHttpHeaders } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { collect } from '../../test/collect.js'
import { rejection } from '../../test/rejection.js'
import { raw, resetWithin, stall } from '../../test/replies.js'
import { openVendor, type Reply } from '../../test/scripted-vendor.js'
import type { ReadOptions } from './asset.js'
import { readUrl } from './read-url.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const file = Buffer.from(Array.from({ length: 10_000 }, (_, index) => (index * 7) % 251))
const half = file.subarray(0, 5_000)
const size = { 'content-length': file.byteLength }

async function openFile(...replies: Reply[]) {
  const vendor = await openVendor()
  vendor.script('GET /file', ...replies)
  const read = async (options: ReadOptions = {}) => {
    const url = new URL(`${vendor.origin}/file`)
    return Buffer.concat(await collect(readUrl(url, { hosts: [], trustedOrigin: vendor.origin }, options)))
  }
  return { vendor, read, ranges: () => vendor.requests.map(({ headers }) => headers.range) }
}

/** Gives the file, or what a range asks for of it. */
const ranged =
  (headers: OutgoingHttpHeaders = {}): Reply =>
  (response, request) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const range = { 'content-range': `bytes ${from}-${file.byteLength - 1}/${file.byteLength}` }
    response.writeHead(from > 0 ? 206 : 200, { ...headers, ...(from > 0 ? range : {}) })
    response.end(file.subarray(from))
  }

test('a file is read whole, with one request', async () => {
  const { read, ranges } = await openFile(raw(file, { headers: size }))
  await expect(read()).resolves.toEqual(file)
  expect(ranges()).toEqual([undefined])
})

test('an empty file is empty', async () => {
  const { read } = await openFile(raw(''))
  await expect(read()).resolves.toHaveLength(0)
})

describe('a file whose connection breaks', () => {
  const breaks: [string, Reply][] = [
    ['by a reset', resetWithin(half, { headers: size })],
    ['by a reset, the length unknown', resetWithin(half)],
    ['by the end of the body', (response) => response.writeHead(200, size).end(half).socket?.end()],
    ['by a stall', stall(half, { headers: size })],
  ]

  test.each(breaks)('%s is resumed where it stopped', async (_way, broken) => {
    const { read, ranges } = await openFile(broken, ranged())
    await expect(read({ idleTimeoutMs: 200 })).resolves.toEqual(file)
    expect(ranges()).toEqual([undefined, 'bytes=5000-'])
  })

  test.each(breaks)(
    '%s is resumed by passing over where the server knows no ranges',
    async (_way, broken) => {
      const { read } = await openFile(broken, raw(file, { headers: size }))
      await expect(read({ idleTimeoutMs: 200 })).resolves.toEqual(file)
    },
  )

  test('again and again is resumed each time', async () => {
    const cut: Reply = (response, request) => {
      const from = Number(/\d+/.exec(request.headers.range ?? '')?.[0] ?? 0)
      const part = file.subarray(from, from + 2_000)
      const range = `bytes ${from}-${file.byteLength - 1}/${file.byteLength}`
      const headers = { 'content-length': file.byteLength - from, 'content-range': range }
      resetWithin(part, { status: from ? 206 : 200, headers: from ? headers : size })(response, request)
    }
    const { read, vendor } = await openFile(cut, cut, cut, cut, ranged())
    await expect(read()).resolves.toEqual(file)
    expect(vendor.requests).toHaveLength(5)
  })

  test('is resumed only if it is the same, by its ETag', async () => {
    const headers = { etag: '"v1"' }
    const { read, vendor } = await openFile(
      resetWithin(half, { headers: { ...size, ...headers } }),
      ranged(headers),
    )
    await expect(read()).resolves.toEqual(file)
    expect(vendor.requests[1]?.headers).toMatchObject({ range: 'bytes=5000-', 'if-range': '"v1"' })
  })

  test.each([
    ['ETag, in a whole answer', raw(file, { headers: { ...size, etag: '"v2"' } })],
    ['ETag, in a part', ranged({ etag: '"v2"' })],
    ['length', raw(half, { headers: { 'content-length': half.byteLength, etag: '"v1"' } })],
  ])('is not patched together from two when it changed (%s)', async (_what, changed) => {
    const { read } = await openFile(resetWithin(half, { headers: { ...size, etag: '"v1"' } }), changed)
    const error = await rejection(read())
    expect(error).toMatchObject({ code: 'download', retryable: false })
    expect(error.message).toContain('changed')
  })

  test('is not patched together from a part that begins elsewhere', async () => {
    const elsewhere = raw(file.subarray(4_000), {
      status: 206,
      headers: { 'content-range': 'bytes 4000-9999/10000' },
    })
    const { read } = await openFile(resetWithin(half, { headers: size }), elsewhere)
    await expect(rejection(read())).resolves.toMatchObject({ code: 'download', retryable: false })
  })

  test('before its first byte may be another by then', async () => {
    const { read } = await openFile(resetWithin('', { headers: size }), raw(half))
    await expect(read()).resolves.toEqual(half)
  })

  test('for ever is given up', async () => {
    const { read, vendor } = await openFile(resetWithin('', { headers: size }))
    await expect(read()).rejects.toThrow()
    expect(vendor.requests.length).toBeGreaterThan(5)
    expect(vendor.requests.length).toBeLessThan(20)
  })
})

describe('a file with a wrong length', () => {
  test('that is shorter than announced is never taken for whole', async () => {
    const short: Reply = (response) => {
      response.socket?.end(`HTTP/1.1 200 OK\r\ncontent-length: 10000\r\n\r\nkite`)
    }
    const { read, vendor } = await openFile(short)
    await expect(read()).rejects.toThrow()
    expect(vendor.requests.length).toBeGreaterThan(1)
  })

  test('that is longer than announced ends at its length', async () => {
    const long: Reply = (response) => {
      response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nkite and more')
    }
    const { read } = await openFile(long)
    await expect(read()).resolves.toEqual(Buffer.from('kite'))
  })
})

describe('a limit on the size', () => {
  test('refuses a file that announces more, before reading it', async () => {
    const { read, vendor } = await openFile(raw(file, { headers: size }))
    const error = await rejection(read({ maxBytes: 9_999 }))
    expect(error).toMatchObject({ code: 'download', retryable: false })
    expect(error.message).toContain('larger than 9999 bytes')
    expect(vendor.requests).toHaveLength(1)
  })

  test('stops a body without end, and closes the connection', async () => {
    const chunk = Buffer.alloc(100_000)
    let written = 0
    let closed = false
    const endless: Reply = (response) => {
      const write = (): void => {
        while (!response.destroyed && written < 1_000 && response.write(chunk)) written++
      }
      response.on('drain', write).on('close', () => {
        closed = true
      })
      write()
    }
    const { read } = await openFile(endless)
    const error = await rejection(read({ maxBytes: 300_000 }))
    expect(error.message).toContain('larger than 300000 bytes')
    await vi.waitFor(() => expect(closed).toBe(true))
    expect(written).toBeLessThan(200)
  })

  test('lets a file of just that size pass', async () => {
    const { read } = await openFile(raw(file, { headers: size }))
    await expect(read({ maxBytes: file.byteLength })).resolves.toEqual(file)
  })
})

describe('a fetch that fails', () => {
  test.each([403, 404, 410])('with %i is expired, and asked once', async (status) => {
    const { read, vendor } = await openFile(raw('gone', { status }))
    await expect(rejection(read())).resolves.toMatchObject({ code: 'expired', httpStatus: status })
    expect(vendor.requests).toHaveLength(1)
  })

  test('for a moment is repeated', async () => {
    const { read, vendor } = await openFile(raw('', { status: 503 }), raw('', { status: 500 }), raw(file))
    await expect(read()).resolves.toEqual(file)
    expect(vendor.requests).toHaveLength(3)
  })

  test('with Retry-After is repeated no sooner', async () => {
    const busy = raw('', { status: 429, headers: { 'retry-after': '0.2' } })
    const { read, vendor } = await openFile(busy, raw(file))
    await read()
    const [first, second] = vendor.requests.map(({ at }) => at)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(199)
  })

  test('goes on at the same place after a fault between two parts', async () => {
    const { read, ranges } = await openFile(
      resetWithin(half, { headers: size }),
      raw('', { status: 503 }),
      ranged(),
    )
    await expect(read()).resolves.toEqual(file)
    expect(ranges()).toEqual([undefined, 'bytes=5000-', 'bytes=5000-'])
  })
})

test.each([
  ['while the body comes', stall(half, { headers: size })],
  ['while nothing comes', stall()],
  ['between two attempts', raw('', { status: 503, headers: { 'retry-after': '5' } })],
])('an abort %s stops at once, and nothing more is asked', async (_when, reply) => {
  const { read, vendor } = await openFile(reply)
  const reason = new Error('enough')
  const caller = new AbortController()
  setTimeout(() => caller.abort(reason), 80)
  const startedAt = performance.now()
  await expect(read({ signal: caller.signal })).rejects.toBe(reason)
  expect(performance.now() - startedAt).toBeLessThan(2_000)
  expect(vendor.requests).toHaveLength(1)
})

test('a reader who stops early closes the connection', async () => {
  let closed = false
  const { vendor } = await openFile((response) => {
    response.on('close', () => {
      closed = true
    })
    response.writeHead(200, size).write(half)
  })
  const url = new URL(`${vendor.origin}/file`)
  for await (const chunk of readUrl(url, { hosts: [], trustedOrigin: vendor.origin }, {})) {
    expect(chunk.byteLength).toBeGreaterThan(0)
    break
  }
  await vi.waitFor(() => expect(closed).toBe(true))
})
