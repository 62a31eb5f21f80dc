import { expect, test } from 'vitest'
import { openPicture, png } from '../../../test/asset-scene.js'
import { rejection } from '../../../test/rejection.js'
import { raw } from '../../../test/replies.js'
import { openResult } from '../../../test/result-scene.js'
import type { KeptFile, Sink } from './sink.js'

const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(500, 3)])

/** A sink in memory, as anybody may write one. */
function memorySink(urlOf?: (key: string) => string) {
  const files = new Map<string, { readonly mediaType: string; readonly bytes: Buffer }>()
  const sink: Sink = {
    async put(key, { mediaType, content }, { replace = true } = {}): Promise<KeptFile> {
      if (!replace && files.has(key)) throw new Error(`${key} is there already`)
      const pieces: Uint8Array[] = []
      for await (const piece of content) pieces.push(piece)
      const bytes = Buffer.concat(pieces)
      files.set(key, { mediaType, bytes })
      return { key, bytes: bytes.byteLength, url: urlOf?.(key) }
    },
    async *open(key) {
      yield files.get(key)?.bytes ?? Buffer.alloc(0)
    },
    async delete(key) {
      files.delete(key)
    },
  }
  return { sink, files }
}

test('a file is kept in a sink with the ending and the type that its bytes tell', async () => {
  const { asset } = await openPicture(raw(jpeg))
  const { sink, files } = memorySink((key) => `https://media.example/${key}`)
  expect(await asset.save('orders/17/kite', { sink })).toEqual({
    path: 'orders/17/kite.jpg',
    mediaType: 'image/jpeg',
    size: jpeg.byteLength,
    url: 'https://media.example/orders/17/kite.jpg',
  })
  expect(files).toEqual(new Map([['orders/17/kite.jpg', { mediaType: 'image/jpeg', bytes: jpeg }]]))
})

test('a result is kept in a sink below a prefix, or by a pattern of the keys', async () => {
  const source = { source: { language: 'mermaid', code: 'flowchart TD' } }
  const { result } = await openResult([raw(png), raw(jpeg)], { more: source })
  const { sink, files } = memorySink()
  const saved = await result.save('orders/{date}/{kind}-{n}', { sink })
  expect(saved.map(({ path }) => path)).toEqual([
    'orders/2026-01-31/image-1.png',
    'orders/2026-01-31/image-2.jpg',
    'orders/2026-01-31/source-3.mmd',
  ])
  expect([...files.keys()].sort()).toEqual(saved.map(({ path }) => path))
  const [first] = await result.save('orders/', { sink })
  expect(first?.path).toMatch(/^orders\/acme-picture-[\da-f]{10}-1\.png$/)
})

test('a result replaces nothing in a sink unless it may', async () => {
  const { result } = await openResult([raw(png), raw(jpeg)])
  const { sink } = memorySink()
  await sink.put('kite-1.png', { mediaType: 'image/png', content: (async function* () {})() })
  const error = await rejection(result.save('kite', { sink }))
  expect(error.message).toContain('1 of 2 files could not be saved')
  expect(error.message).toContain('kite-1.png is there already')
  expect(error.message).toMatch(/To save there again, give overwrite: true, or another place\.$/)
  expect(error.saved?.map(({ path }) => path)).toEqual(['kite-2.jpg'])
  expect(await result.save('kite', { sink, overwrite: true })).toHaveLength(2)
})

test('a sink that fails is an error with the handle, and the file can be saved again', async () => {
  const { asset } = await openPicture(raw(png))
  const { sink } = memorySink()
  const full: Sink = { ...sink, put: () => Promise.reject(new Error('the bucket is full')) }
  const error = await rejection(asset.save('kite', { sink: full }))
  expect(error).toMatchObject({ code: 'download', phase: 'download', handle: { ref: 't1' } })
  expect(error.message).toContain('the bucket is full')
  expect((await asset.save('kite', { sink })).path).toBe('kite.png')
})

test('what breaks while it is fetched is told as ever, and a sink that read half of it kept nothing', async () => {
  const { asset } = await openPicture(raw('', { status: 403 }))
  const { sink, files } = memorySink()
  expect(await rejection(asset.save('kite', { sink }))).toMatchObject({ code: 'expired', httpStatus: 403 })
  expect(files.size).toBe(0)
})

test.each(['', '/kite', '../kite', 'a//b'])('%j is no key, and nothing is fetched', async (where) => {
  const { result, vendor } = await openResult([raw(png)])
  const { sink } = memorySink()
  expect(await rejection(result.save(where, { sink }))).toMatchObject({ code: 'invalid-input' })
  const [asset] = result.assets
  if (asset) expect(await rejection(asset.save(where, { sink }))).toMatchObject({ code: 'invalid-input' })
  expect(vendor.requests).toEqual([])
})

test('what is no sink is refused', async () => {
  const { result } = await openResult([raw(png)])
  const error = await rejection(result.save('kite', { sink: { put() {} } as never }))
  expect(error).toMatchObject({ code: 'invalid-input' })
  expect(error.message).toContain('must be a sink')
})
