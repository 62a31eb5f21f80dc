import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type KiteVendor, openKiteVendors, refusal } from '../../test/kite-vendors.js'
import { recordingJournal } from '../../test/recording-journal.js'
import { rejection } from '../../test/rejection.js'
import { json } from '../../test/replies.js'
import { acme } from '../../test/scripted-provider.js'
import { openVendor } from '../../test/scripted-vendor.js'
import type { FileBytes } from '../file/file.js'
import type { FileInput } from '../file/file-input.js'
import { createClient } from './create-client.js'

const png = Buffer.from('89504e470d0a1a0a0000', 'hex')

/** A client of a vendor that takes URLs, and what was uploaded for it. */
async function openTracing(settings: { readonly baseUrl?: string } = {}) {
  const vendor = await openVendor()
  vendor.script('POST /tracings', json({ url: `${vendor.origin}/mask` }))
  const journal = recordingJournal()
  const upload = vi.fn(async (_file: FileBytes) => 'https://store.example/1.png')
  const provider = acme({ apiKey: 'sk-kite-0123456789', baseUrl: vendor.origin, ...settings })
  const client = createClient({ providers: [provider], journal, upload, timeoutMs: 10_000 })
  const trace = (image: FileInput, options = {}) => client.submit('acme/tracing', { image }, options)
  return { vendor, journal, upload, client, trace }
}

async function folder() {
  const path = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  onTestFinished(() => rm(path, { recursive: true }))
  return path
}

describe('a file is uploaded and sent, given', () => {
  test.each<[string, () => FileInput | Promise<FileInput>]>([
    ['as a data URL', () => `data:image/png;base64,${png.toString('base64')}`],
    [
      'as a file URL',
      async () => {
        const path = join(await folder(), 'my cat.png')
        await writeFile(path, png)
        return pathToFileURL(path).href
      },
    ],
    ['as a buffer', () => new Uint8Array(png).buffer],
    ['as a stream of the web', () => new Blob([png]).stream()],
    ['as a stream of Node', () => Readable.from([png])],
  ])('%s', async (_how, source) => {
    const { vendor, upload, trace } = await openTracing()
    await trace(await source())
    const [[file] = []] = upload.mock.calls
    expect(file?.mediaType).toBe('image/png')
    expect(png.equals(file?.bytes ?? new Uint8Array())).toBe(true)
    expect(vendor.requests.map(({ body }) => body)).toEqual(['{"source":"https://store.example/1.png"}'])
  })
})

test('a stream is read before anything is recorded, and may be given again', async () => {
  const { journal, trace, upload } = await openTracing()
  const recorded: number[] = []
  async function* give() {
    recorded.push(journal.records.length)
    yield png
  }
  const stream = give()
  await trace(stream)
  await trace(stream)
  expect(recorded).toEqual([0])
  expect(upload).toHaveBeenCalledTimes(2)
})

describe('where another vendor is asked, a stream', () => {
  const stream = (read: () => void) =>
    (async function* () {
      read()
      yield png.subarray(0, 6)
      yield png.subarray(6)
    })()

  test.each<[string, KiteVendor]>([
    ['is read once, though the first refuses it', { start: refusal('quota') }],
    ['is read on, though it is too long for the first', { longest: 4 }],
  ])('%s', async (_what, first) => {
    const { client, vendors } = await openKiteVendors([first, {}])
    const read = vi.fn()
    const { model } = await client.generate('segment-image', { image: stream(read) }, { fallback: true })
    expect(model).toBe('second/mask')
    expect(read).toHaveBeenCalledOnce()
    expect(vendors[1]?.seen('POST /tasks').map(({ body }) => body)).toEqual([`{"size":${png.byteLength}}`])
  })

  test('is closed when all have refused it', async () => {
    const { client } = await openKiteVendors([{ longest: 4 }, { longest: 5 }])
    const image = Readable.from([png, png])
    await rejection(client.generate('segment-image', { image }, { fallback: true }))
    await vi.waitFor(() => expect(image.destroyed).toBe(true))
  })
})

describe('nothing is recorded or sent, and the error says what to do, for', () => {
  test.each<[string, () => FileInput | Promise<FileInput>, string]>([
    ['a URL with credentials', () => 'https://me:hunter22@x.example/cat.png', 'has credentials'],
    ['a URL of a store', () => 's3://bucket/cat.png', 'no vendor fetches s3:'],
    ['no bytes', () => new Uint8Array(), 'it is empty'],
    ['no bytes in a blob', () => new Blob([]), 'it is empty'],
    ['no bytes in a buffer', () => new ArrayBuffer(), 'it is empty'],
    ['no bytes in a data URL', () => 'data:image/png;base64,', 'it is empty'],
    ['no bytes in a stream', () => Readable.from([]), 'it is empty'],
    ['no bytes in an asset', () => ({ kind: 'image', bytes: async () => new Uint8Array() }), 'it is empty'],
    [
      'no bytes in a file',
      async () => {
        const path = join(await folder(), 'cat.png')
        await writeFile(path, '')
        return { path }
      },
      'it is empty',
    ],
    ['a folder', async () => ({ path: await folder() }), 'a folder'],
    ['a stream that breaks', () => failing(), 'the disk is gone'],
  ])('%s', async (_what, source, says) => {
    const { vendor, journal, upload, trace } = await openTracing()
    const error = await rejection(trace(await source()))
    expect(error).toMatchObject({ code: 'invalid-input', phase: 'input', model: 'acme/tracing' })
    expect(error.message).toContain(says)
    expect(error.message).not.toContain('hunter22')
    expect(vendor.connections()).toBe(0)
    expect(journal.records).toEqual([])
    expect(upload).not.toHaveBeenCalled()
  })

  test.each(['http://localhost:3000/cat.png', 'https://10.0.0.7/cat.png', 'http://minio:9000/cat.png'])(
    'the private URL %s, at a vendor on the internet',
    async (url) => {
      const { journal, trace } = await openTracing({ baseUrl: 'https://api.acme.example' })
      const error = await rejection(trace(url))
      expect(error).toMatchObject({ code: 'invalid-input', phase: 'input' })
      expect(error.message).toContain('image: the vendor cannot fetch from')
      expect(journal.records).toEqual([])
    },
  )

  test('an upload whose URL no vendor can fetch', async () => {
    const { journal, upload, trace } = await openTracing()
    upload.mockResolvedValueOnce('s3://bucket/1.png')
    const error = await rejection(trace(png))
    expect(error).toMatchObject({ phase: 'input', message: expect.stringContaining('no vendor fetches s3:') })
    expect(journal.records).toEqual([])
  })
})

test('a vendor on this machine is given what is on this machine', async () => {
  const { vendor, trace } = await openTracing()
  const url = `${vendor.origin}/cat.png`
  await trace(url)
  expect(vendor.requests.map(({ body }) => body)).toEqual([JSON.stringify({ source: url })])
})

describe('a stream is closed whose request', () => {
  const unread = () => new Readable({ read() {} })

  test('is refused for another field', async () => {
    const { client } = await openTracing()
    const image = unread()
    const wrong = { image, colour: 'red' } as never
    await expect(rejection(client.submit('acme/tracing', wrong))).resolves.toMatchObject({
      code: 'invalid-input',
    })
    expect(image.destroyed).toBe(true)
    const web = new ReadableStream({ cancel: vi.fn() })
    const cancel = vi.spyOn(web, 'cancel')
    await rejection(client.submit('acme/tracing', { image: web, colour: 'red' } as never))
    expect(cancel).toHaveBeenCalledOnce()
  })

  test('has no model', async () => {
    const { client } = await openTracing()
    const image = unread()
    await rejection(client.submit('inpaint-image' as never, { prompt: 'kite', image } as never))
    expect(image.destroyed).toBe(true)
  })

  test.each<[string, string, object]>([
    ['has an unknown target', 'trace-imag', {}],
    ['has an unknown target, with fallback', 'trace-imag', { fallback: true }],
    ['has no target', undefined as never, { fallback: true }],
    ['names a model, with fallback', 'acme/tracing', { fallback: true }],
    ['has an empty label', 'acme/tracing', { label: '' }],
    ['has a wrong fallback', 'acme/tracing', { fallback: 'yes' }],
    ['has a wrong time', 'acme/tracing', { timeoutMs: -1 }],
    ['has a wrong signal', 'acme/tracing', { signal: 'stop' }],
    ['has an option that there is not', 'acme/tracing', { timeout: 1 }],
    ['has no options', 'acme/tracing', null as never],
  ])('%s', async (_what, target, options) => {
    const { client, vendor } = await openTracing()
    for (const act of ['submit', 'generate'] as const) {
      const [image, mask] = [unread(), unread()]
      const calling = Promise.resolve().then(() =>
        client[act](target as never, { image, mask } as never, options),
      )
      await rejection(calling)
      expect([act, image.destroyed, mask.destroyed]).toEqual([act, true, true])
    }
    expect(vendor.requests).toHaveLength(0)
  })

  test('is stopped', async () => {
    const { trace, vendor } = await openTracing()
    const image = unread()
    const stop = new AbortController()
    const tracing = rejection(trace(image, { signal: stop.signal }))
    stop.abort()
    await expect(tracing).resolves.toMatchObject({ code: 'aborted' })
    await vi.waitFor(() => expect(image.destroyed).toBe(true))
    expect(vendor.connections()).toBe(0)
  })

  test('has a model that takes URLs, without an upload', async () => {
    const vendor = await openVendor()
    const client = createClient({
      providers: [acme({ apiKey: 'sk-kite-0123456789', baseUrl: vendor.origin })],
    })
    const image = unread()
    const error = await rejection(client.submit('acme/tracing', { image }))
    expect(error.code).toBe('unsupported')
    expect(image.destroyed).toBe(true)
  })
})

function failing(): Readable {
  return new Readable({
    read() {
      this.destroy(new Error('the disk is gone'))
    },
  })
}

test('a signal of another realm stops a call', async () => {
  const { trace, vendor } = await openTracing()
  const target = new EventTarget()
  const signal = Object.assign(
    {
      addEventListener: target.addEventListener.bind(target),
      removeEventListener: target.removeEventListener.bind(target),
    },
    { aborted: false, reason: undefined as unknown, [Symbol.toStringTag]: 'AbortSignal' },
  )
  const tracing = rejection(trace(new Readable({ read() {} }), { signal }))
  Object.assign(signal, { aborted: true, reason: new Error('enough') })
  target.dispatchEvent(new Event('abort'))
  await expect(tracing).resolves.toMatchObject({ code: 'aborted' })
  expect(vendor.connections()).toBe(0)
})
