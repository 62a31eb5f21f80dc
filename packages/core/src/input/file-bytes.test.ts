import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  const error = rejection(fileBytes(`${vendor.origin}/cat.png`, usual))
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
