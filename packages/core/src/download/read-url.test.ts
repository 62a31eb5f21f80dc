import type { OutgoingHttpHeaders } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { collect } from '../../test/collect.js'
import { rejection } from '../../test/rejection.js'
import { raw, resetWithin, stall } from '../../test/replies.js'
import { openVendor, type Reply } from '../../test/scripted-vendor.js'
import type { ReadOptions } from '../file/read-options.js'
import { sleep } from '../time/sleep.js'
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

  test('again and again is resumed as long as more of it comes', async () => {
    const cut: Reply = (response, request) => {
      const from = Number(/\d+/.exec(request.headers.range ?? '')?.[0] ?? 0)
      const part = file.subarray(from, from + 500)
      const range = `bytes ${from}-${file.byteLength - 1}/${file.byteLength}`
      const headers = { 'content-length': file.byteLength - from, 'content-range': range }
      resetWithin(part, { status: from ? 206 : 200, headers: from ? headers : size })(response, request)
    }
    const { read, vendor } = await openFile(cut)
    await expect(read()).resolves.toEqual(file)
    expect(vendor.requests).toHaveLength(20)
  })

  test('and of which no more comes is given up, whatever came before', async () => {
    const { read, vendor } = await openFile(resetWithin(half, { headers: size }), raw('', { status: 503 }))
    await expect(rejection(read())).resolves.toMatchObject({ code: 'download', httpStatus: 503 })
    expect(vendor.requests.length).toBeLessThan(20)
  })

  const nothingAfter = (total: number) =>
    raw('no such range', { status: 416, headers: { 'content-range': `bytes */${total}` } })

  test('after its last byte, the length unknown, is whole', async () => {
    const { read, ranges } = await openFile(resetWithin(file), nothingAfter(file.byteLength))
    await expect(read()).resolves.toEqual(file)
    expect(ranges()).toEqual([undefined, 'bytes=10000-'])
  })

  test.each([9_999, 10_001])('and has %i bytes by then is not taken for whole', async (total) => {
    const { read } = await openFile(resetWithin(file), nothingAfter(total))
    await expect(rejection(read())).resolves.toMatchObject({ code: 'download', httpStatus: 416 })
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

describe('a limit on the time', () => {
  const tomorrow = raw('', { status: 503, headers: { 'retry-after': '86400' } })

  test.each([
    ['the server asks to come back tomorrow', tomorrow],
    ['nothing comes', stall()],
    ['the body stops', stall(half, { headers: size })],
  ])('ends a reading while %s', async (_when, reply) => {
    const { read, vendor } = await openFile(reply)
    const error = await rejection(read({ timeoutMs: 200 }))
    expect(error).toMatchObject({ code: 'timeout', phase: 'download' })
    expect(error.message).toContain('not complete within 200 ms')
    expect(vendor.requests).toHaveLength(1)
  })

  test('tells the last fault, which took the time', async () => {
    const { read } = await openFile(tomorrow)
    await expect(read({ timeoutMs: 200 })).rejects.toThrow('HTTP 503')
  })

  test('ends a reading that keeps coming, though too slowly', async () => {
    const { read } = await openFile((response) => {
      const timer = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(timer))
    })
    await expect(rejection(read({ timeoutMs: 300 }))).resolves.toMatchObject({ code: 'timeout' })
  })

  test('counts the time that the reader takes', async () => {
    const { vendor } = await openFile(stall(half, { headers: size }))
    const url = new URL(`${vendor.origin}/file`)
    const chunks = readUrl(url, { hosts: [], trustedOrigin: vendor.origin }, { timeoutMs: 200 })
    await chunks.next()
    await sleep(300)
    await expect(rejection(chunks.next())).resolves.toMatchObject({ code: 'timeout' })
  })

  test('holds while a reading waits for a free connection', async () => {
    const { read, vendor } = await openFile(stall(half, { headers: size }))
    const others = new AbortController()
    const occupied = Array.from({ length: 64 }, () => read({ signal: others.signal }).catch(() => {}))
    await vi.waitFor(() => expect(vendor.requests).toHaveLength(64), 5_000)

    await expect(rejection(read({ timeoutMs: 200 }))).resolves.toMatchObject({ code: 'timeout' })
    expect(vendor.requests).toHaveLength(64)

    others.abort()
    await Promise.all(occupied)
  })

  test('is one hour unless the caller sets another', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    onTestFinished(() => void vi.useRealTimers())
    const { read, vendor } = await openFile(tomorrow)
    const ended = vi.fn()
    const error = rejection(read()).finally(ended)
    while (vendor.requests.length === 0) await setImmediate()
    vi.advanceTimersByTime(3_590_000)
    await setImmediate()
    expect(ended).not.toHaveBeenCalled()
    vi.advanceTimersByTime(20_000)
    await expect(error).resolves.toMatchObject({ code: 'timeout' })
  })
})

test.each(['maxBytes', 'idleTimeoutMs', 'timeoutMs'])('%s must be a positive number', async (name) => {
  const { read, vendor } = await openFile(raw(file))
  for (const value of [0, -1, Number.NaN]) {
    const error = await rejection(read({ [name]: value }))
    expect(error).toMatchObject({ code: 'invalid-input' })
    expect(error.message).toContain(`${name}: must be a positive number, got ${value}`)
  }
  expect(vendor.requests).toHaveLength(0)
})

test('a reader who goes away without a word does not keep the program alive', async () => {
  const { vendor } = await openFile(raw(file, { headers: size }))
  const url = new URL(`${vendor.origin}/file`)
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()
  await readUrl(url, { hosts: [], trustedOrigin: vendor.origin }, {}).next()
  expect(timers()).toBe(before)
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
