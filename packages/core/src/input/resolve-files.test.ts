import { describe, expect, test, vi } from 'vitest'
import { rejection } from '../../test/rejection.js'
import { MediaplugError } from '../error/error.js'
import { type FileRules, file } from '../file/file.js'
import type { FileInput } from '../file/file-input.js'
import { resolveFiles } from './resolve-files.js'
import type { Upload } from './upload.js'

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2])
const url = 'https://x.example/cat.png'
const uploaded = 'https://store.example/1.png'
const upload: Upload = async () => uploaded
const usual = {
  model: 'acme/kite',
  provider: 'acme',
  upload: undefined,
  signal: new AbortController().signal,
}
const pending = (rules: FileRules, source: FileInput) => file(rules).parse(source)

describe('a file takes the form that the model asks for', () => {
  test.each([
    { as: 'url', given: 'a URL', source: url, form: url },
    { as: 'url', given: 'an asset', source: { kind: 'image', url }, form: url },
    { as: 'url', given: 'bytes', source: png, form: uploaded },
    { as: 'bytes', given: 'bytes', source: png, form: { bytes: png, mediaType: 'image/png' } },
    { as: 'url-or-bytes', given: 'bytes', source: png, form: { bytes: png, mediaType: 'image/png' } },
    { as: 'url-or-bytes', given: 'a URL', source: new URL(url), form: { url } },
  ] as const)('$as from $given', async ({ as, source, form }) => {
    expect(await resolveFiles({ image: pending({ as }, source) }, { ...usual, upload })).toEqual({
      image: form,
    })
  })

  test('wherever it is in the input', async () => {
    const image = pending({ as: 'url' }, url)
    expect(await resolveFiles({ frames: [image, { image }] }, usual)).toEqual({
      frames: [url, { image: url }],
    })
  })

  test('after an upload of its bytes and type, which the call can stop', async () => {
    const spy = vi.fn(upload)
    await resolveFiles(pending({ as: 'url' }, png), { ...usual, upload: spy })
    expect(spy).toHaveBeenCalledExactlyOnceWith(
      { bytes: png, mediaType: 'image/png' },
      { signal: usual.signal },
    )
  })
})

test('all that is no file stays as it is', async () => {
  const bytes = new Uint8Array(2)
  const input = {
    prompt: 'kite',
    seed: 0,
    audio: false,
    none: null,
    absent: undefined,
    list: [1, 'a'],
    bytes,
  }
  expect(await resolveFiles(input, usual)).toEqual(input)
})

test.each([new Date(0), new Map([['a', 1]]), new Set([1]), new Blob(['a'])])(
  '%o, which is no plain object, is passed on itself',
  async (value) => {
    expect(await resolveFiles({ value }, usual)).toHaveProperty('value', value)
  },
)

describe('a file that the model cannot take is an error that names its field', () => {
  const twoBytes = new Uint8Array(2)
  test.each([
    { rules: { as: 'url' }, source: png, code: 'unsupported', says: 'the vendor takes a URL only' },
    {
      rules: { as: 'bytes', maxBytes: 5 },
      source: png,
      code: 'invalid-input',
      says: 'it has 6 bytes, allowed are 5',
    },
    {
      rules: { as: 'bytes', mediaTypes: ['image/jpeg', 'image/webp'] },
      source: png,
      code: 'invalid-input',
      says: 'it is image/png, allowed are image/jpeg, image/webp',
    },
    {
      rules: { as: 'bytes', mediaTypes: ['image/png'] },
      source: twoBytes,
      code: 'invalid-input',
      says: 'it is of an unknown type, allowed are image/png',
    },
    { rules: { as: 'bytes' }, source: { path: 'no/cat.png' }, code: 'invalid-input', says: 'ENOENT' },
  ] as const)('$says', async ({ rules, source, code, says }) => {
    const input = { frames: [{ image: pending(rules, source) }] }
    const { as, ...limits } = rules
    await expect(resolveFiles(input, usual)).rejects.toMatchObject({
      code,
      provider: 'acme',
      model: 'acme/kite',
      phase: 'input',
      message: expect.stringContaining(says),
      issues: [
        {
          path: ['frames', 0, 'image'],
          message: expect.stringMatching(new RegExp(`^frames\\[0\\]\\.image: .*${says}`)),
          allowed: { type: 'string', 'x-mediaplug-file': limits },
        },
      ],
    })
    await expect(resolveFiles(input, usual)).rejects.toThrow(/^acme\/kite: frames\[0\]\.image: /)
  })

  test('whose URL is refused', async () => {
    const image = pending({ as: 'bytes' }, 'https://me:hunter22@x.example/cat.png')
    await expect(resolveFiles({ image }, usual)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(/^acme\/kite: image: a URL with credentials is never fetched: give /),
    })
  })

  test.each([
    ['http://localhost/cat.png', 'localhost'],
    ['http://LOCALHOST.:8080/cat.png', 'localhost.'],
    ['http://127.0.0.1/cat.png', '127.0.0.1'],
    ['https://10.0.0.1/cat.png', '10.0.0.1'],
    ['http://2130706433/cat.png', '127.0.0.1'],
    ['https://[::1]/cat.png', '[::1]'],
    ['http://[::ffff:10.0.0.1]/cat.png', '[::ffff:a00:1]'],
    ['http://app.localhost/cat.png', 'app.localhost'],
  ])('whose URL %s is of this machine or a private network, whoever fetches it', async (address, host) => {
    for (const as of ['bytes', 'url', 'url-or-bytes'] as const) {
      const error = await rejection(resolveFiles({ image: pending({ as }, address) }, usual))
      expect(error).toMatchObject({ code: 'invalid-input', phase: 'input', issues: [{ path: ['image'] }] })
      expect(error.message).toContain(`from ${host}, which is on this machine or a private network: give `)
      expect(error.message).not.toMatch(/filter|name server/)
    }
  })

  test('keeps what the upload knows of its error', async () => {
    const details = { vendorCode: 'AccessDenied', requestId: 'r-7', httpStatus: 403, retryable: false }
    const refusing = () => Promise.reject(new MediaplugError('auth', 'no such key.', details))
    const resolving = resolveFiles({ image: pending({ as: 'url' }, png) }, { ...usual, upload: refusing })
    const error = await rejection(resolving)
    expect(error).toMatchObject({ code: 'auth', ...details, model: 'acme/kite', phase: 'input' })
    expect(error.message).toBe('acme/kite: image: no such key.')
  })

  test('though the upload fails', async () => {
    const failing: Upload = () => Promise.reject(new Error('https://store.example/?token=abc is full'))
    const resolving = resolveFiles({ image: pending({ as: 'url' }, png) }, { ...usual, upload: failing })
    await expect(resolving).rejects.toMatchObject({
      code: 'network',
      message: 'acme/kite: image: the upload failed: https://store.example/?token=[hidden] is full.',
    })
  })

  test('though the upload gives no URL', async () => {
    const careless: Upload = async () => 'somewhere'
    const resolving = resolveFiles({ image: pending({ as: 'url' }, png) }, { ...usual, upload: careless })
    await expect(resolving).rejects.toThrow('acme/kite: image: the upload failed: it gave no URL.')
  })

  test.each([
    { code: 'aborted', signal: AbortSignal.abort() },
    { code: 'timeout', signal: AbortSignal.abort(new DOMException('too late', 'TimeoutError')) },
  ])('and is $code where the call was', async ({ code, signal }) => {
    const path = new URL('resolve-files.test.ts', import.meta.url).pathname
    const resolving = resolveFiles(pending({ as: 'bytes' }, { path }), { ...usual, signal })
    await expect(resolving).rejects.toMatchObject({ code })
  })
})

describe('of several files of one request', () => {
  const gif = Buffer.from('GIF89a')
  const rules = { as: 'url', mediaTypes: ['image/png'] } as const
  const wrong = {
    first: pending({ as: 'bytes' }, { path: 'no/cat.png' }),
    second: pending(rules, png),
    list: [pending(rules, gif), { deep: pending({ as: 'bytes', maxBytes: 2 }, png) }],
    mask: pending({ as: 'url' }, 'https://localhost/cat.png'),
  }

  test('all that are wrong are told, each with its field, and none is uploaded', async () => {
    const spy = vi.fn(upload)
    const error = await rejection(resolveFiles(wrong, { ...usual, upload: spy }))
    expect(error.code).toBe('invalid-input')
    expect(error.issues?.map(({ path }) => path)).toEqual([
      ['first'],
      ['list', 0],
      ['list', 1, 'deep'],
      ['mask'],
    ])
    for (const name of [
      'first: ENOENT',
      'list[0]: it is image/gif',
      'list[1].deep: it has 6 bytes',
      'mask: ',
    ]) {
      expect(error.message).toContain(name)
      expect(error.issues?.some(({ message }) => message.startsWith(name))).toBe(true)
    }
    expect(spy).not.toHaveBeenCalled()
  })

  test('none is uploaded as long as another is being read', async () => {
    const spy = vi.fn(upload)
    let end = (): void => {}
    const slow = new ReadableStream<Uint8Array>({
      start(controller) {
        end = () => {
          controller.enqueue(gif)
          controller.close()
        }
      },
    })
    const input = { good: pending(rules, png), slow: pending(rules, slow) }
    const resolving = rejection(resolveFiles(input, { ...usual, upload: spy }))
    await new Promise(setImmediate)
    expect(spy).not.toHaveBeenCalled()
    end()
    expect((await resolving).issues).toMatchObject([{ path: ['slow'] }])
    expect(spy).not.toHaveBeenCalled()
  })

  test('each has its own form', async () => {
    let count = 0
    const counting: Upload = async () => `https://store.example/${++count}.png`
    const input = { a: pending(rules, png), b: [pending({ as: 'bytes' }, png), pending(rules, url)], c: 1 }
    expect(await resolveFiles(input, { ...usual, upload: counting })).toEqual({
      a: 'https://store.example/1.png',
      b: [{ bytes: png, mediaType: 'image/png' }, url],
      c: 1,
    })
  })
})
