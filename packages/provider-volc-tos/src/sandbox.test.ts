import { createClient } from '@mediaplug/core'
import { createSandbox } from '@mediaplug/sandbox'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { object as anyObject } from '../test/arbitrary.js'
import { presignGetObject, presignPutObject, putObject, tosUpload, volcTos } from './index.js'

type Sandbox = Awaited<ReturnType<typeof openSandbox>>
type SandboxSettings = NonNullable<NonNullable<Parameters<typeof createSandbox>[0]>['settings']>['volcTos']

const openSandbox = (settings: SandboxSettings = {}) =>
  createSandbox({ vendors: ['volcTos'], settings: { volcTos: { answerSeconds: 0, ...settings } } })

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await openSandbox()
})
afterEach(() => sandbox.close())

/** What every function takes, with the bucket before or in the path. */
const placeOf = ({ credentials, baseUrls }: Sandbox, path = '') => ({
  ...credentials.volcTos,
  baseUrl: baseUrls.volcTos + path,
})

const clientOf = (place: ReturnType<typeof placeOf>, settings: object = {}) =>
  createClient({
    providers: [volcTos({ ...place, ...settings })],
    upload: tosUpload(place),
    timeoutMs: 20_000,
  })

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const isJpeg = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex', 0, 3) === 'ffd8ff'
const redraw = (client: ReturnType<typeof clientOf>, input: object = {}) =>
  client.generate('volc-tos/image-to-image', { prompt: 'in ink', image: new Uint8Array(picture), ...input })

describe('an image from bytes', () => {
  test.each([
    { settings: {} },
    { settings: { credentials: 'temporary' } },
    { settings: { region: 'ap-southeast-1' } },
    { settings: { clockOffsetSeconds: 3_600 } },
    { settings: { clockOffsetSeconds: -3_600 } },
  ] as const)('is uploaded, drawn and downloaded with $settings', async ({ settings }) => {
    const other = await openSandbox(settings)
    try {
      const { assets } = await redraw(clientOf(placeOf(other)))
      expect(isJpeg(await assets[0].bytes())).toBe(true)
    } finally {
      await other.close()
    }
  })

  test.each(['GET', 'POST'] as const)('is drawn by %s', async (method) => {
    const { assets } = await redraw(clientOf(placeOf(sandbox), { method }))
    expect(isJpeg(await assets[0].bytes())).toBe(true)
  })

  test('is drawn where the path names the bucket', async () => {
    const { assets } = await redraw(clientOf(placeOf(sandbox, `/${sandbox.credentials.volcTos.bucket}`)))
    expect(isJpeg(await assets[0].bytes())).toBe(true)
  })
})

test('a result is put into another bucket where that is asked for, and downloaded from there', async () => {
  const { bucket } = sandbox.credentials.volcTos
  const results = { bucket: `${bucket}-results`, object: 'cat.jpg' }
  const { assets } = await redraw(clientOf(placeOf(sandbox, `/${bucket}`)), { output: results })
  expect(assets[0].url).toMatch(`${sandbox.baseUrls.volcTos}/${bucket}-results/cat.jpg?`)
  expect(isJpeg(await assets[0].bytes())).toBe(true)
  const { url } = await presignGetObject({ ...placeOf(sandbox), object: 'cat.jpg' })
  expect((await fetch(url)).status).toBe(404)
})

test('an image of the bucket is drawn, and its result is the next request’s image', async () => {
  const place = placeOf(sandbox)
  const client = clientOf(place)
  await putObject({ ...place, object: 'zoo/猫.png', body: picture, contentType: 'image/png' })
  const first = await redraw(client, {
    image: { object: 'zoo/猫.png' },
    preprocess: { actions: 'image/resize,w_8' },
  })
  const second = await redraw(client, { image: first.assets[0] })
  expect(isJpeg(await second.assets[0].bytes())).toBe(true)
})

describe('what is there already', () => {
  const draw = (overwrite: boolean) =>
    redraw(clientOf(placeOf(sandbox)), { output: { object: 'cat.png', overwrite } })

  test('is not overwritten by a result, unless that is asked for', async () => {
    await draw(false)
    await expect(draw(false)).rejects.toMatchObject({ code: 'invalid-input', retryable: false })
    await expect(draw(true)).resolves.toHaveProperty('assets')
  })

  test('is not overwritten by a put, unless that is asked for', async () => {
    const put = (overwrite: boolean) =>
      putObject({ ...placeOf(sandbox), object: 'cat.png', body: picture, overwrite })
    await put(false)
    await expect(put(false)).rejects.toMatchObject({ code: 'invalid-input', httpStatus: 409 })
    await expect(put(true)).resolves.toHaveProperty('etag')
  })

  test('is not overwritten with a presigned URL, with the signed header or without', async () => {
    const { url, headers } = await presignPutObject({ ...placeOf(sandbox), object: 'cat.png' })
    const put = async (given: Readonly<Record<string, string>>) =>
      (await fetch(url, { method: 'PUT', headers: given, body: picture })).status
    expect(await put({})).toBe(403)
    expect(await put(headers)).toBe(200)
    expect(await put(headers)).toBe(409)
  })
})

test('any object is put, and read again by its URL', async () => {
  const place = placeOf(sandbox, `/${sandbox.credentials.volcTos.bucket}`)
  const property = fc.asyncProperty(anyObject, fc.uint8Array({ maxLength: 100 }), async (object, body) => {
    await putObject({ ...place, object, body, overwrite: true })
    const { url } = await presignGetObject({ ...place, object, query: { "a b!'()*": '/ü&=+%2F' } })
    const answer = await fetch(url)
    expect([answer.status, new Uint8Array(await answer.arrayBuffer())]).toEqual([200, body])
  })
  await fc.assert(property, { numRuns: 60 })
})

describe('keys that are wrong', () => {
  test.each([
    ['secretKey', 'another', 'SignatureDoesNotMatch'],
    ['accessKey', 'another', 'InvalidAccessKeyId'],
    ['token', 'another', 'InvalidSecurityToken'],
    ['region', 'cn-shanghai', 'AuthorizationHeaderMalformed'],
  ])('%s %s: %s', async (name, value, vendorCode) => {
    const client = clientOf(placeOf(sandbox), { [name]: value })
    const refused = { code: 'auth', vendorCode, retryable: false }
    await expect(redraw(client)).rejects.toMatchObject({ ...refused, phase: 'start' })
    const put = putObject({ ...placeOf(sandbox), [name]: value, body: picture })
    await expect(put).rejects.toMatchObject({ ...refused, phase: 'input' })
  })
})

describe('faults', () => {
  test('of a model that is busy: it is asked until it accepts', async () => {
    sandbox.fault({ vendor: 'volcTos', operation: 'create', kind: 'vendor-code', code: 50430 })
    await expect(redraw(clientOf(placeOf(sandbox)))).resolves.toHaveProperty('assets')
  })

  test.each([{ kind: 'reset-before' }, { kind: 'reset-after' }] as const)(
    'of an upload: $kind is tried again',
    async (fault) => {
      sandbox.fault({ vendor: 'volcTos', operation: 'upload', ...fault })
      await expect(redraw(clientOf(placeOf(sandbox)))).resolves.toHaveProperty('assets')
    },
  )

  test('of a start: a lost answer is never repeated', async () => {
    sandbox.fault({ vendor: 'volcTos', operation: 'create', kind: 'reset-after' })
    await expect(redraw(clientOf(placeOf(sandbox)))).rejects.toMatchObject({ code: 'submission-uncertain' })
    expect(sandbox.log.filter(({ operation }) => operation === 'create')).toHaveLength(1)
  })
})

test('an image from words is drawn, and what the vendor tells of it is given', async () => {
  const result = await clientOf(placeOf(sandbox)).generate('volc-tos/text-to-image', {
    prompt: 'a kite',
    reqJson: { req_key: 'painter', width: 64, height: 64 },
  })
  expect(isJpeg(await result.assets[0].bytes())).toBe(true)
  expect(result.requestId).toMatch(/^[\da-f]{16}-[\da-f]{8}$/)
  expect(result.details).toMatchObject({
    modelRequestId: expect.stringMatching(/^[\dA-F]{34}$/),
    message: 'Success',
    timeElapsed: '0s',
    data: { algorithm_base_resp: { status_code: 0 } },
  })
})

test('a parameter of a known model that the vendor refuses is refused before anything is sent', async () => {
  const before = sandbox.log.length
  const drawn = clientOf(placeOf(sandbox)).generate('volc-tos/image-to-image', {
    prompt: 'in ink',
    image: { object: 'cat.png' },
    reqJson: { req_key: 'i2i_xl_sft', scale: 31 },
  })
  await expect(drawn).rejects.toMatchObject({ code: 'invalid-input', phase: 'input' })
  expect(sandbox.log).toHaveLength(before)
})
