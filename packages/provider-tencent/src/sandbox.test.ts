import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@mediaplug/core'
import { createSandbox, type SettingsOf } from '@mediaplug/sandbox'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ImageToImageInput, tencent } from './index.js'

type Settings = NonNullable<Parameters<typeof tencent>[0]>

const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
afterAll(() => rm(folder, { recursive: true }))

let sandbox: Awaited<ReturnType<typeof openSandbox>>
const openSandbox = (settings: Partial<SettingsOf<'tencent'>> = {}) =>
  createSandbox({ vendors: ['tencent'], settings: { tencent: { answerSeconds: 0, ...settings } } })
beforeEach(async () => {
  sandbox = await openSandbox()
})
afterEach(() => sandbox.close())

const url = 'https://media.example/cat.png'
const open = (of = sandbox, settings: Settings = {}) =>
  createClient({
    providers: [tencent({ ...of.credentials.tencent, baseUrl: of.baseUrls.tencent, ...settings })],
    timeoutMs: 20_000,
  })
const generate = (input: Partial<ImageToImageInput> = {}, client = open()) =>
  client.generate('tencent/image-to-image', { image: url, ...input })
const creates = (of = sandbox) => of.log.filter(({ operation }) => operation === 'create')
const isJpeg = (bytes: Uint8Array) => Buffer.from(bytes).subarray(0, 3).toString('hex') === 'ffd8ff'

describe('an image', () => {
  test('is drawn from a URL, and comes as bytes', async () => {
    const { assets } = await generate()
    expect(assets[0]).toMatchObject({ kind: 'image', mediaType: 'image/jpeg' })
    expect(isJpeg(await assets[0].bytes())).toBe(true)
  })

  test('is drawn from bytes, with every field, in letters of any kind', async () => {
    const [first] = (await generate()).assets
    const image = await first.bytes()
    const { assets } = await generate({
      image,
      prompt: 'кот, 猫, 🐈 “x”\u2028',
      negativePrompt: 'dogs\\"',
      styles: ['felt-western'],
      resolution: '768:768',
      strength: 1,
      logo: { image, rect: { x: 8, y: 8, width: 64, height: 64 } },
      format: 'base64',
      enhance: true,
      restoreFaces: 6,
    })
    expect(isJpeg(await assets[0].bytes())).toBe(true)
    expect(creates().at(-1)).toMatchObject({
      accepted: true,
      body: { Prompt: 'кот, 猫, 🐈 “x”\u2028', InputImage: Buffer.from(image).toString('base64') },
    })
  })

  test('is given at a URL where that is asked for, from which it is saved and drawn again', async () => {
    const { assets } = await generate({ format: 'url' })
    const { path } = await assets[0].save(join(folder, 'cat'))
    expect(path).toBe(join(folder, 'cat.jpg'))
    expect(isJpeg(await readFile(path))).toBe(true)
    await expect(generate({ image: assets[0] })).resolves.toHaveProperty('assets')
    await expect(generate({ image: { path } })).resolves.toHaveProperty('assets')
  })
})

describe('credentials', () => {
  test('that are temporary are accepted with their token, and not without it', async () => {
    await using temporary = await openSandbox({ credentials: 'temporary' })
    await expect(generate({}, open(temporary))).resolves.toHaveProperty('assets')
    const { secretId, secretKey } = temporary.credentials.tencent
    const without = createClient({
      providers: [tencent({ secretId, secretKey, baseUrl: temporary.baseUrls.tencent })],
    })
    await expect(generate({}, without)).rejects.toMatchObject({ vendorCode: 'AuthFailure.TokenFailure' })
  })

  test.each([
    [{ secretKey: 'wrong' }, 'AuthFailure.SignatureFailure'],
    [{ secretId: 'AKIDwrong' }, 'AuthFailure.SecretIdNotFound'],
  ])('such as %o are an auth error, and nothing is drawn', async (wrong, vendorCode) => {
    await expect(generate({}, open(sandbox, wrong))).rejects.toMatchObject({ code: 'auth', vendorCode })
    expect(creates().some(({ accepted }) => accepted)).toBe(false)
  })
})

test.each([-3_600, 3_600])(
  'a clock that is %d seconds off is corrected, once',
  async (clockOffsetSeconds) => {
    await using other = await openSandbox({ clockOffsetSeconds })
    const client = open(other)
    await expect(generate({}, client)).resolves.toHaveProperty('assets')
    expect(creates(other).map(({ accepted }) => accepted)).toEqual([false, true])
    await expect(generate({}, client)).resolves.toHaveProperty('assets')
    expect(creates(other)).toHaveLength(3)
  },
)

test('more tasks than the account may have at a time wait until they are accepted', async () => {
  await using narrow = await openSandbox({ answerSeconds: 0.2, concurrency: 2 })
  const client = open(narrow)
  const outputs = await Promise.all(Array.from({ length: 4 }, () => generate({}, client)))
  expect(outputs).toHaveLength(4)
  expect(creates(narrow).filter(({ accepted }) => accepted)).toHaveLength(4)
  expect(creates(narrow).length).toBeGreaterThan(4)
})

describe('what cannot be drawn', () => {
  test('since its prompt does not pass the review is rejected', async () => {
    await expect(generate({ prompt: 'forbidden-content' })).rejects.toMatchObject({
      code: 'rejected',
      vendorCode: 'OperationDenied.TextIllegalDetected',
    })
    expect(creates()).toHaveLength(1)
  })

  test('since the image is none is an error of the input', async () => {
    const image = Buffer.alloc(100)
    image.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0', 'latin1')
    await expect(generate({ image })).rejects.toMatchObject({
      code: 'invalid-input',
      vendorCode: 'FailedOperation.ImageDecodeFailed',
    })
  })
})

test.each([
  [{ kind: 'reset-after' }, 'submission-uncertain'],
  [{ kind: 'status-after', status: 504 }, 'submission-uncertain'],
  [{ kind: 'vendor-code', code: 'FailedOperation.InnerError' }, 'failed'],
] as const)('after %o a task may have been charged, and is never repeated', async (fault, code) => {
  sandbox.fault({ vendor: 'tencent', operation: 'create', ...fault })
  await expect(generate()).rejects.toMatchObject({ code, retryable: false })
  expect(creates()).toHaveLength(1)
})
