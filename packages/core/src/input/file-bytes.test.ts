import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { Agent } from 'undici'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { stopClock, turnsUntil } from '../../test/download-scene.js'
import { rejection } from '../../test/rejection.js'
import { raw } from '../../test/replies.js'
import { openVendor } from '../../test/scripted-vendor.js'
import { fileBytes, urlOf } from './file-bytes.js'

// The test's server is on loopback, where a file given by its URL is never fetched from.
vi.mock('../download/public-connections.js', () => ({ guardedConnections: async () => new Agent() }))

const cat = new TextEncoder().encode('a cat')
const foreignBytes: Uint8Array = runInNewContext('new Uint8Array([97, 32, 99, 97, 116])')
const foreignBlob = { size: 5, arrayBuffer: async () => cat.slice().buffer, [Symbol.toStringTag]: 'Blob' }

function shared(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.byteLength))
  copy.set(bytes)
  return copy
}
const url = 'https://x.example/cat.png'
const { signal } = new AbortController()
const usual = { maxBytes: undefined, signal }

async function pathOf(content: Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'cat.png')
  await writeFile(path, content)
  return path
}

describe('the bytes of a file', () => {
  test.each([
    { given: 'as bytes', source: () => cat },
    { given: 'as a blob', source: () => new Blob([cat]) },
    { given: 'as an asset', source: () => ({ kind: 'image', bytes: async () => cat }) },
    { given: 'as a path', source: async () => ({ path: await pathOf(cat) }) },
    { given: 'as a file URL', source: async () => pathToFileURL(await pathOf(cat)) },
    { given: 'as the text of a file URL', source: async () => pathToFileURL(await pathOf(cat)).href },
    { given: 'as a data URL', source: () => `data:text/plain;base64,${Buffer.from(cat).toString('base64')}` },
    { given: 'as a data URL in capitals', source: () => ' DATA:;BASE64,YSBjYXQ= ' },
    { given: 'as a data URL with white space in it', source: () => 'data:;base64,YSBj\r\n YXQ' },
    { given: 'as an escaped data URL in base64', source: () => 'data:;base64,YSBjYXQ%3D' },
    { given: 'as a data URL that is escaped', source: () => new URL('data:,%61%20cat') },
    { given: 'as a data URL with a fragment', source: () => 'data:text/plain;charset=utf-8,a%20cat#here' },
    { given: 'as a file', source: () => new File([cat], 'cat.png') },
    { given: 'as a buffer', source: () => new Uint8Array(cat).buffer },
    { given: 'as a view', source: () => new DataView(new TextEncoder().encode('>a cat<').buffer, 1, 5) },
    { given: 'as a shared buffer', source: () => shared(cat).buffer },
    { given: 'as bytes that are shared', source: () => shared(cat) },
    { given: 'as bytes of another realm', source: () => foreignBytes },
    {
      given: 'as a blob of another realm',
      source: () => runInNewContext('blob', { blob: foreignBlob }) as Blob,
    },
    { given: 'as a stream of the web', source: () => new Blob([cat]).stream() },
    { given: 'as a stream of Node', source: () => Readable.from([cat.subarray(0, 2), cat.subarray(2)]) },
    { given: 'as a file that is open', source: async () => createReadStream(await pathOf(cat)) },
  ])('are read $given', async ({ source }) => {
    expect(Buffer.from(await fileBytes(await source(), usual)).toString()).toBe('a cat')
  })

  test('of an asset are read by the asset, though it has a URL, within the limits', async () => {
    const bytes = vi.fn(async () => cat)
    const options = { maxBytes: 9, signal }
    expect(await fileBytes({ kind: 'image', url, bytes }, options)).toBe(cat)
    expect(bytes).toHaveBeenCalledExactlyOnceWith(options)
  })

  test('of a path are not read when they are too many', async () => {
    const path = await pathOf(cat)
    await expect(fileBytes({ path }, { maxBytes: 4, signal })).rejects.toThrow(
      'it has 5 bytes, allowed are 4',
    )
    await expect(fileBytes({ path }, { maxBytes: 5, signal })).resolves.toHaveLength(5)
  })

  test.each([
    ['base64', 'data:;base64,AAAAAAAA', 6],
    ['base64 with white space', `data:;base64,${'AAAA '.repeat(2)}`, 6],
    ['escapes', 'data:,%41%41%41%41%41%41', 6],
    ['letters of two bytes', 'data:,ééé', 6],
  ])('of a data URL in %s are counted when they are decoded', async (_how, source, size) => {
    expect(await fileBytes(source, usual)).toHaveLength(size)
  })

  test('of a data URL that is no base64 are an error', async () => {
    await expect(fileBytes('data:image/png;base64,it is?', usual)).rejects.toThrow('no base64')
    await expect(fileBytes('data:image/png;base64,AAAAA', usual)).rejects.toThrow('no base64')
  })

  test.each([
    ['that is no base64 either', `data:;base64,${'?'.repeat(40)}`, 'it has 30 bytes, allowed are 20'],
    ['with an end', `data:;base64,${'A'.repeat(30)}==`, 'it has 22 bytes, allowed are 20'],
    ['with escaped letters', `data:;base64,${'%41'.repeat(40)}`, 'it has 30 bytes, allowed are 20'],
    ['with white space', `data:;base64,${'AAAA '.repeat(7)}`, 'it has 21 bytes, allowed are 20'],
    ['of escapes', `data:,${'%41'.repeat(21)}`, 'it has at least 21 bytes, allowed are 20'],
    ['of letters', `data:,${'A'.repeat(21)}`, 'it has at least 21 bytes, allowed are 20'],
    ['of letters of two bytes', `data:,${'é'.repeat(11)}`, 'it has 22 bytes, allowed are 20'],
  ])('of a data URL %s are not decoded when they are too many', async (_what, source, says) => {
    await expect(fileBytes(source, { maxBytes: 20, signal })).rejects.toThrow(says)
  })

  test('of a data URL are as many as are allowed', async () => {
    for (const source of [
      'data:;base64,QUFB',
      'data:;base64,Q U%46B\n',
      'data:,A%41A',
      'data:;base64,QUFBQQ',
    ]) {
      const size = source.endsWith('QQ') ? 4 : 3
      await expect(fileBytes(source, { maxBytes: size, signal })).resolves.toHaveLength(size)
      await expect(fileBytes(source, { maxBytes: size - 1, signal })).rejects.toThrow('allowed are')
    }
  })

  test('of a data URL are the ones that were encoded, whatever they are', async () => {
    const encoded: readonly ((bytes: Buffer) => string)[] = [
      (bytes) => `;base64,${bytes.toString('base64')}`,
      (bytes) => `;base64,${bytes.toString('base64url')}`,
      (bytes) => `;base64,${encodeURIComponent(bytes.toString('base64'))}`,
      (bytes) => `;base64,${bytes.toString('base64').replaceAll(/.{5}/g, '$&\r\n')}`,
      (bytes) => `,${[...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`,
    ]
    const property = fc.asyncProperty(fc.uint8Array(), fc.constantFrom(...encoded), async (bytes, encode) => {
      const source = `data:application/octet-stream${encode(Buffer.from(bytes))}`
      expect(Buffer.from(await fileBytes(source, usual))).toEqual(Buffer.from(bytes))
    })
    await fc.assert(property)
  })

  test('of a data URL that holds one character that is none of base64 are an error, wherever it stands', async () => {
    const property = fc.asyncProperty(fc.uint8Array(), fc.nat(), async (bytes, place) => {
      const letters = Buffer.from(bytes).toString('base64').replaceAll('=', '')
      const at = place % (letters.length + 1)
      const source = `data:;base64,${letters.slice(0, at)}?${letters.slice(at)}`
      await expect(fileBytes(source, usual)).rejects.toThrow('no base64')
    })
    await fc.assert(property)
  })

  test('are a copy where another thread has them too', async () => {
    const bytes = shared(cat)
    const read = await fileBytes(bytes, usual)
    bytes.fill(0)
    expect(Buffer.from(read).toString()).toBe('a cat')
  })

  test('of another realm are of this one then', async () => {
    expect(foreignBytes).not.toBeInstanceOf(Uint8Array)
    expect(await fileBytes(foreignBytes, usual)).toBeInstanceOf(Uint8Array)
  })

  test('of a blob are not read when they are too many', async () => {
    const arrayBuffer = vi.spyOn(Blob.prototype, 'arrayBuffer')
    onTestFinished(() => arrayBuffer.mockRestore())
    await expect(fileBytes(new Blob([cat]), { maxBytes: 4, signal })).rejects.toThrow('it has 5 bytes')
    expect(arrayBuffer).not.toHaveBeenCalled()
  })

  test('of a folder are an error that says so', async () => {
    await expect(fileBytes({ path: tmpdir() }, usual)).rejects.toThrow('a folder')
    await expect(fileBytes(pathToFileURL(tmpdir()), usual)).rejects.toThrow('a folder')
  })

  test('of a path that is not there are an error of the system', async () => {
    await expect(fileBytes({ path: join(tmpdir(), 'no', 'cat.png') }, usual)).rejects.toThrow('ENOENT')
  })

  test('of a path are not read after an abort', async () => {
    const path = await pathOf(cat)
    await expect(fileBytes({ path }, { ...usual, signal: AbortSignal.abort() })).rejects.toThrow(/abort/)
  })
})

test('the bytes at a URL are given up after an hour', async () => {
  stopClock()
  const vendor = await openVendor()
  vendor.script('GET /cat.png', raw('', { status: 503, headers: { 'retry-after': '86400' } }))
  const error = rejection(fileBytes(`${vendor.origin}/cat.png`, usual, { trustedNetworks: ['127.0.0.0/8'] }))
  await turnsUntil(() => vendor.requests.length > 0)
  vi.advanceTimersByTime(3_600_000)
  await expect(error).resolves.toMatchObject({ code: 'timeout' })
})

test.each([
  { source: url, at: url },
  { source: new URL(url), at: url },
  { source: { kind: 'image', url }, at: url },
  { source: { kind: 'image', bytes: async () => cat }, at: undefined },
  { source: { path: 'cat.png' }, at: undefined },
  { source: cat, at: undefined },
  { source: new Blob([cat]), at: undefined },
])('$source lies at $at', ({ source, at }) => {
  expect(urlOf(source)).toBe(at)
})
