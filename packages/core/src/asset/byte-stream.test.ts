import { getEventListeners } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test, vi } from 'vitest'
import { openPicture, picture, png, temporaryFolder } from '../../test/asset-scene.js'
import { heard } from '../../test/heard.js'
import { rejection } from '../../test/rejection.js'
import { raw, resetWithin, stall } from '../../test/replies.js'
import type { Reply } from '../../test/scripted-vendor.js'

const size = { 'content-length': png.byteLength }
/** More than a connection takes in one piece. */
const large = Buffer.alloc(8 * 1024 ** 2, 7)

/** A reply, and whether its connection was given up. */
function watched(reply: Reply) {
  const state = { isAsked: false, isGivenUp: false }
  const watching: Reply = (response: ServerResponse, request) => {
    state.isAsked = true
    response.on('close', () => {
      state.isGivenUp = !response.writableFinished
    })
    reply(response, request)
  }
  return { state, reply: watching }
}

describe('a stream of a file is', () => {
  test('the body of a response, whole', async () => {
    const { asset } = await openPicture(raw(png))
    const response = new Response(asset.stream(), { headers: { 'content-type': 'image/png' } })
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png)
  })

  test('the body of a request, whole', async () => {
    const { asset } = await openPicture(raw(png))
    const options = { method: 'POST', body: asset.stream(), duplex: 'half' } as const
    const request = new Request('https://acme.example/', options)
    expect(Buffer.from(await request.arrayBuffer())).toEqual(png)
  })

  test('what other streams and files take', async () => {
    const folder = await temporaryFolder()
    const { asset } = await openPicture(raw(png))
    await writeFile(join(folder, 'kite'), asset.stream())
    expect(await readFile(join(folder, 'kite'))).toEqual(png)
    expect(Buffer.concat(await Readable.fromWeb(asset.stream()).toArray())).toEqual(png)
    const words = picture({ bytes: Buffer.from('<svg>a red kite</svg>') })
    expect(await text(words.stream())).toBe('<svg>a red kite</svg>')
    const packed = words.stream().pipeThrough(new CompressionStream('gzip'))
    expect(await text(packed.pipeThrough(new DecompressionStream('gzip')))).toBe('<svg>a red kite</svg>')
  })

  test('one that can be read twice over by tee', async () => {
    const { asset, vendor } = await openPicture(raw(png))
    const [one, other] = asset.stream().tee()
    const read = await Promise.all([new Response(one).arrayBuffer(), new Response(other).arrayBuffer()])
    for (const bytes of read) expect(Buffer.from(bytes)).toEqual(png)
    expect(vendor.seen('GET /file')).toHaveLength(1)
  })

  test('a copy of bytes that came with the answer', async () => {
    const bytes = new Uint8Array(png)
    const asset = picture({ bytes })
    for await (const piece of asset.stream()) piece.fill(0)
    expect(await asset.bytes()).toEqual(new Uint8Array(png))
  })
})

test('a stream that breaks is resumed where it stopped', async () => {
  const rest = raw(png.subarray(2_000), {
    status: 206,
    headers: { 'content-range': `bytes 2000-${png.byteLength - 1}/${png.byteLength}` },
  })
  const { asset, vendor } = await openPicture(resetWithin(png.subarray(0, 2_000), { headers: size }), rest)
  expect(Buffer.from(await new Response(asset.stream()).arrayBuffer())).toEqual(png)
  expect(vendor.requests.map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=2000-'])
})

test('whoever reads a stream that fails is given the error of the file, with the handle', async () => {
  const { asset } = await openPicture(raw('', { status: 410 }))
  const expected = { code: 'expired', phase: 'download', handle: { ref: 't1' } }
  expect(await rejection(asset.stream().getReader().read())).toMatchObject(expected)
  expect(await rejection(new Response(asset.stream()).arrayBuffer())).toMatchObject(expected)
})

test('nothing is fetched before a piece is asked for, and nothing ahead of those that are', async () => {
  const { asset, vendor } = await openPicture(raw(large))
  const events = heard('mediaplug.download')
  const stream = asset.stream()
  await stream.cancel()
  expect(vendor.connections()).toBe(0)

  const reader = asset.stream().getReader()
  const { value } = await reader.read()
  await reader.cancel()
  expect(value?.byteLength).toBeLessThan(large.byteLength)
  expect(events).toMatchObject([{ bytes: value?.byteLength }])
})

describe('a download stops, and lets its connection go, when its reader', () => {
  test('cancels the stream between two pieces', async () => {
    const { state, reply } = watched(stall(png.subarray(0, 900), { headers: size }))
    const { asset } = await openPicture(reply)
    const reader = asset.stream().getReader()
    await reader.read()
    await reader.cancel('enough')
    await vi.waitFor(() => expect(state.isGivenUp).toBe(true))
  })

  test.each([
    ['the first piece', stall()],
    ['a further piece', stall(png.subarray(0, 900), { headers: size })],
  ])('cancels it while %s is waited for', async (_what, silent) => {
    const { state, reply } = watched(silent)
    const { asset } = await openPicture(reply)
    const stop = new AbortController()
    const reader = asset.stream({ signal: stop.signal }).getReader()
    let end: unknown
    const reading = (async () => {
      for (;;) {
        const { done } = await reader.read()
        if (done) return
      }
    })().then(() => {
      end = 'the end'
    })
    await vi.waitFor(() => expect(state.isAsked).toBe(true))
    await reader.cancel()
    await reading
    expect(end).toBe('the end')
    await vi.waitFor(() => expect(state.isGivenUp).toBe(true))
    expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0)
  })

  test('leaves an iteration', async () => {
    const { state, reply } = watched(stall(png.subarray(0, 900), { headers: size }))
    const { asset } = await openPicture(reply)
    for await (const piece of asset.stream()) {
      expect(piece.byteLength).toBeGreaterThan(0)
      break
    }
    await vi.waitFor(() => expect(state.isGivenUp).toBe(true))
  })

  test('aborts the signal', async () => {
    const { state, reply } = watched(stall(png.subarray(0, 900), { headers: size }))
    const { asset } = await openPicture(reply)
    const stop = new AbortController()
    const reading = rejection(new Response(asset.stream(stop)).arrayBuffer())
    await vi.waitFor(() => expect(state.isAsked).toBe(true))
    stop.abort()
    expect(await reading).toMatchObject({ code: 'aborted', handle: { ref: 't1' } })
    await vi.waitFor(() => expect(state.isGivenUp).toBe(true))
  })
})

test('a stream that was read to its end leaves no listener on the signal', async () => {
  const { asset } = await openPicture(raw(png))
  const stop = new AbortController()
  await new Response(asset.stream(stop)).arrayBuffer()
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0)
})
