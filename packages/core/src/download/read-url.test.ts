import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { collect } from '../../test/collect.js'
import { file, half, openFile, ranged, size, turnsUntil } from '../../test/download-scene.js'
import { rejection } from '../../test/rejection.js'
import { raw, resetWithin, stall } from '../../test/replies.js'
import type { Reply } from '../../test/scripted-vendor.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

/** Long enough that undici counts it in turns of the process rather than by the clock. */
const idleTimeoutMs = 1_100

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
    await expect(read({ idleTimeoutMs })).resolves.toEqual(file)
    expect(ranges()).toEqual([undefined, 'bytes=5000-'])
  })

  test.each(breaks)(
    '%s is resumed by passing over where the server knows no ranges',
    async (_way, broken) => {
      const { read } = await openFile(broken, raw(file, { headers: size }))
      await expect(read({ idleTimeoutMs })).resolves.toEqual(file)
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

  test('by the end of a part is resumed: a server may give less than was asked for', async () => {
    const part: Reply = (response, request) => {
      const from = Number(/\d+/.exec(request.headers.range ?? '')?.[0] ?? 0)
      const to = Math.min(from + 3_000, file.byteLength)
      const range = { 'content-range': `bytes ${from}-${to - 1}/${file.byteLength}` }
      response.writeHead(206, range).end(file.subarray(from, to))
    }
    const { read, ranges } = await openFile(resetWithin(half, { headers: size }), part)
    await expect(read()).resolves.toEqual(file)
    expect(ranges()).toEqual([undefined, 'bytes=5000-', 'bytes=8000-'])
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
    const { read, ranges } = await openFile(resetWithin(file), nothingAfter(total))
    await expect(rejection(read())).resolves.toMatchObject({ code: 'download', httpStatus: 416 })
    expect(ranges()).toEqual([undefined, 'bytes=10000-', undefined])
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

describe('an abort stops at once, and nothing more is asked,', () => {
  const reason = new Error('enough')

  test.each([
    ['while nothing comes', stall()],
    ['between two attempts', raw('', { status: 503, headers: { 'retry-after': '86400' } })],
  ])('%s', async (_when, reply) => {
    const caller = new AbortController()
    const { read, vendor } = await openFile(reply)
    const reading = read({ signal: caller.signal })
    void turnsUntil(() => vendor.requests.length > 0).then(() => caller.abort(reason))
    await expect(reading).rejects.toBe(reason)
    expect(vendor.requests).toHaveLength(1)
  })

  test('while the body comes', async () => {
    const caller = new AbortController()
    const { open, vendor } = await openFile(stall(half, { headers: size }))
    const pieces = open({ signal: caller.signal })
    await pieces.next()
    const next = pieces.next()
    caller.abort(reason)
    await expect(next).rejects.toBe(reason)
    expect(vendor.requests).toHaveLength(1)
  })
})

test('a reader who goes away without a word does not keep the program alive', async () => {
  const { open } = await openFile(raw(file, { headers: size }))
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const before = timers()
  await open().next()
  expect(timers()).toBeLessThanOrEqual(before)
})

describe('a signal is let go by a reading that', () => {
  test.each([
    ['is complete', raw(file), (pieces: AsyncGenerator) => collect(pieces)],
    ['fails', raw('', { status: 404 }), (pieces: AsyncGenerator) => pieces.next().catch(() => {})],
    [
      'is left early',
      raw(file),
      (pieces: AsyncGenerator) => pieces.next().then(() => pieces.return(undefined)),
    ],
  ])('%s', async (_how, reply, act) => {
    const { signal } = new AbortController()
    const { open } = await openFile(reply)
    await act(open({ signal }))
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

test('a reader who stops early closes the connection', async () => {
  let closed = false
  const { open } = await openFile((response) => {
    response.on('close', () => {
      closed = true
    })
    response.writeHead(200, size).write(half)
  })
  for await (const piece of open()) {
    expect(piece.byteLength).toBeGreaterThan(0)
    break
  }
  await turnsUntil(() => closed)
})
