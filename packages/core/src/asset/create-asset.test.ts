import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPicture, picture, png, temporaryFolder } from '../../test/asset-scene.js'
import { collect } from '../../test/collect.js'
import { drip } from '../../test/download-scene.js'
import { rejection } from '../../test/rejection.js'
import { raw, redirect, reset, resetWithin, stall } from '../../test/replies.js'
import type { Reply } from '../../test/scripted-vendor.js'
import { MediaplugError } from '../error/error.js'
import type { ReadOptions } from '../file/read-options.js'

beforeEach(() => void vi.spyOn(Math, 'random').mockReturnValue(0))
afterEach(() => vi.restoreAllMocks())

const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(500, 3)])
const size = { 'content-length': png.byteLength }

describe('save', () => {
  test.each([
    ['a PNG', png, 'kite.png', 'image/png'],
    ['a GIF, though the vendor says PNG', gif, 'kite.gif', 'image/gif'],
    ['a thing that nobody knows', Buffer.from([1, 2, 3]), 'kite', 'application/octet-stream'],
  ])('of %s adds the ending that the bytes tell', async (_what, bytes, name, mediaType) => {
    const { asset, folder } = await openPicture(raw(bytes))
    const saved = await asset.save(join(folder, 'kite'))
    expect(saved).toEqual({ path: join(folder, name), mediaType, size: bytes.byteLength })
    await expect(readFile(saved.path)).resolves.toEqual(bytes)
    await expect(readdir(folder)).resolves.toEqual([name])
  })

  test('keeps an ending that is given', async () => {
    const { asset, folder } = await openPicture(raw(gif))
    const saved = await asset.save(join(folder, 'kite.png'))
    expect(saved).toMatchObject({ path: join(folder, 'kite.png'), mediaType: 'image/gif' })
  })

  test('makes the folders that are missing and replaces a file', async () => {
    const { asset, folder } = await openPicture(raw(png))
    const path = join(folder, 'a/b/kite.png')
    await asset.save(path)
    await writeFile(path, 'old')
    await asset.save(path)
    await expect(readFile(path)).resolves.toEqual(png)
    await expect(readdir(join(folder, 'a/b'))).resolves.toEqual(['kite.png'])
  })

  test('resumes a connection that breaks, and the file is whole', async () => {
    const rest = raw(png.subarray(2_000), {
      status: 206,
      headers: { 'content-range': `bytes 2000-${png.byteLength - 1}/${png.byteLength}` },
    })
    const { asset, folder, vendor } = await openPicture(
      resetWithin(png.subarray(0, 2_000), { headers: size }),
      rest,
    )
    const { path } = await asset.save(join(folder, 'kite'))
    await expect(readFile(path)).resolves.toEqual(png)
    expect(vendor.seen('GET /file')).toHaveLength(2)
    expect(vendor.seen('GET /file')).toHaveLength(vendor.requests.length)
  })

  test('of bytes that came with the answer asks nobody', async () => {
    const folder = await temporaryFolder()
    const asset = picture({ bytes: png })
    const { path } = await asset.save(join(folder, 'kite'))
    await expect(readFile(path)).resolves.toEqual(png)
    await expect(asset.bytes()).resolves.toEqual(new Uint8Array(png))
  })

  test.each([
    ['an array', new Uint8Array(png)],
    ['a buffer', Buffer.from(png)],
  ])('of bytes that were changed after reading saves what the vendor gave, in %s', async (_form, bytes) => {
    const asset = picture({ bytes })
    const read = await asset.bytes()
    read.fill(0)
    await expect(asset.bytes()).resolves.toEqual(new Uint8Array(png))
  })
})

describe('a download that fails', () => {
  const faults: [string, Reply[], ReadOptions, object][] = [
    ['the URL expired', [raw('', { status: 403 })], {}, { code: 'expired', retryable: false }],
    ['the file is too large', [raw(png)], { maxBytes: 1_000 }, { code: 'download', retryable: false }],
    [
      'the body has no end',
      [
        (response) => {
          const timer = setInterval(() => response.write(png), 1)
          response.on('close', () => clearInterval(timer))
        },
      ],
      { maxBytes: 200_000 },
      { code: 'download', retryable: false },
    ],
    ['the body comes too slowly', [drip], { timeoutMs: 300 }, { code: 'timeout', retryable: false }],
    [
      'the server asks to come back tomorrow',
      [raw('', { status: 503, headers: { 'retry-after': '86400' } })],
      { timeoutMs: 300 },
      { code: 'timeout', retryable: false },
    ],
    [
      'the connection breaks each time',
      [resetWithin(png.subarray(0, 9), { headers: size })],
      {},
      { code: 'download', retryable: true },
    ],
    ['the connection is reset each time', [reset], {}, { code: 'download', retryable: true }],
    ['the server fails each time', [raw('', { status: 503 })], {}, { code: 'download', retryable: true }],
    [
      'it stalls each time',
      [stall(png.subarray(0, 9), { headers: size })],
      { idleTimeoutMs: 20 },
      { code: 'download', retryable: true },
    ],
    [
      'it is shorter than announced each time',
      [(response) => response.writeHead(200, size).end(png.subarray(0, 9)).socket?.end()],
      {},
      { code: 'download', retryable: true },
    ],
    [
      'it leads to a private address',
      [redirect('https://127.0.0.1/file')],
      {},
      { code: 'download', retryable: false },
    ],
    [
      'it leads to http: elsewhere',
      [redirect('http://cdn.acme.example/file')],
      {},
      { code: 'download', retryable: false },
    ],
    [
      'it leads to an undeclared host',
      [redirect('https://evil.example/file')],
      {},
      { code: 'download', retryable: false },
    ],
    [
      'the caller gives up',
      [stall(png.subarray(0, 9), { headers: size })],
      { signal: AbortSignal.abort() },
      { code: 'aborted', retryable: false },
    ],
  ]

  test.each(faults)(
    'because %s carries the handle, leaves no file and creates nothing anew',
    async (_fault, replies, options, expected) => {
      const { asset, folder, vendor } = await openPicture(...replies)
      await writeFile(join(folder, 'kite.png'), 'an earlier picture')
      const error = await rejection(asset.save(join(folder, 'kite.png'), options))

      expect(error).toMatchObject({ ...expected, phase: 'download', provider: 'acme', handle: { ref: 't1' } })
      expect(error.message).toContain('nothing is generated anew')
      await expect(readdir(folder)).resolves.toEqual(['kite.png'])
      await expect(readFile(join(folder, 'kite.png'), 'utf8')).resolves.toBe('an earlier picture')
      expect(vendor.seen('GET /file')).toHaveLength(vendor.requests.length)
    },
  )

  test('because the caller gives up halfway leaves no file', async () => {
    const { asset, folder } = await openPicture(stall(png.subarray(0, 900), { headers: size }))
    const caller = new AbortController()
    const saving = rejection(asset.save(join(folder, 'kite'), caller))
    await vi.waitFor(async () => expect(await readdir(folder)).toHaveLength(1), 20_000)
    caller.abort()
    await expect(saving).resolves.toMatchObject({ code: 'aborted', handle: { ref: 't1' } })
    await expect(readdir(folder)).resolves.toEqual([])
  })

  test('can be tried again', async () => {
    const { asset, vendor } = await openPicture(raw('', { status: 404 }), raw(png))
    await rejection(asset.bytes())
    await expect(asset.bytes()).resolves.toEqual(png)
    expect(vendor.seen('GET /file')).toHaveLength(vendor.requests.length)
  })

  test('shows no signature of its URL', async () => {
    const { vendor } = await openPicture(redirect('https://evil.example/?token=t0k3n-0123'))
    const url = `${vendor.origin}/file?X-Signature=abcdef0123456789&token=t0k3n-0123`
    const asset = picture({ url }, vendor.origin)
    const error = await rejection(asset.bytes())
    expect(`${error.message} ${JSON.stringify(error)} ${error.stack}`).not.toMatch(/abcdef0123|t0k3n/)
  })
})

describe('stream and bytes', () => {
  test('give the same file', async () => {
    const { asset } = await openPicture(raw(png))
    await expect(asset.bytes()).resolves.toEqual(png)
    expect(Buffer.concat(await collect(asset.stream()))).toEqual(png)
  })

  test('give Mediaplug errors with the handle', async () => {
    const { asset } = await openPicture(raw('', { status: 410 }))
    for (const read of [asset.bytes(), collect(asset.stream())]) {
      await expect(rejection(read)).resolves.toMatchObject({ code: 'expired', handle: { ref: 't1' } })
    }
  })

  test('fetch nothing before they are asked for', async () => {
    const { vendor } = await openPicture(raw(png))
    expect(vendor.seen('GET /file')).toHaveLength(0)
  })
})

test('an asset is its plain fields in JSON', () => {
  const expiresAt = new Date('2026-01-02T00:00:00Z')
  const url = 'https://cdn.acme.example/kite.png'
  const asset = picture({ url, expiresAt })
  expect(JSON.parse(JSON.stringify(asset))).toEqual({
    kind: 'image',
    mediaType: 'image/png',
    url,
    expiresAt: expiresAt.toISOString(),
  })
  expect(MediaplugError.is(asset)).toBe(false)
})
