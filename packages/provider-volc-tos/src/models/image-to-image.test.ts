import { createClient } from '@mediaplug/core'
import { describe, expect, test } from 'vitest'
import { keys, openScriptedVendor } from '../../test/scripted-vendor.js'
import { volcTos } from '../provider.js'

const vendor = await openScriptedVendor()
const client = vendor.open()
const generate = (input: object = {}, using = client) =>
  using.generate('volc-tos/image-to-image', {
    prompt: 'in ink',
    image: 'https://media.example/cat.png',
    ...input,
  })

const usual = {
  TaskType: 'image_to_image',
  InputDataSource: { Prompt: 'in ink', ImageUri: 'https://media.example/cat.png' },
  OutputProcessing: {
    Bucket: 'kites',
    Object: expect.stringMatching(/^mediaplug\/[\da-f-]{36}$/),
    ForbiddenOverwrite: true,
  },
  ModelConfig: {
    ModelAction: 'CVProcess',
    ModelVersion: '2022-08-31',
    ReqJson: { req_key: 'i2i_xl_sft' },
  },
}

describe('the request on the wire', () => {
  test('is a GET with a body, of the process and nothing else', async () => {
    await generate()
    expect(vendor.requests).toHaveLength(1)
    expect(vendor.requests[0]).toMatchObject({
      method: 'GET',
      url: '/?x-tos-process=aigc%2Fimage_to_image',
      headers: { 'content-type': 'application/json', 'content-length': expect.stringMatching(/^\d+$/) },
    })
    expect(vendor.sent()).toEqual(usual)
  })

  test('is a POST where the settings say so', async () => {
    await generate({}, vendor.open({ method: 'POST' }))
    expect(vendor.requests[0]).toMatchObject({ method: 'POST', url: '/?x-tos-process=aigc%2Fimage_to_image' })
    expect(vendor.sent()).toEqual(usual)
  })

  test('has every field in the vendor’s names', async () => {
    await generate({
      image: { object: 'zoo/llama.jpeg' },
      preprocess: { actions: 'image/resize,w_640' },
      postprocess: { style: 'framed' },
      output: { bucket: 'results', object: 'drawn/猫.png', overwrite: true },
      modelAction: 'CVOther',
      modelVersion: '2024-01-01',
      reqJson: { req_key: 'painter', seed: -1, strength: 0.5, flags: [true, null, { deep: 'yes' }] },
    })
    expect(vendor.sent()).toEqual({
      TaskType: 'image_to_image',
      InputDataSource: { Prompt: 'in ink', ImageUri: 'zoo/llama.jpeg' },
      InputProcessing: { ProcessActions: 'image/resize,w_640' },
      OutputProcessing: {
        Bucket: 'results',
        Object: 'drawn/猫.png',
        ForbiddenOverwrite: false,
        ProcessStyle: 'framed',
      },
      ModelConfig: {
        ModelAction: 'CVOther',
        ModelVersion: '2024-01-01',
        ReqJson: { req_key: 'painter', seed: -1, strength: 0.5, flags: [true, null, { deep: 'yes' }] },
      },
    })
  })

  test('has the style before and the actions after as well', async () => {
    await generate({ preprocess: { style: 'small' }, postprocess: { actions: 'image/flip,v' } })
    expect(vendor.sent()).toMatchObject({
      InputProcessing: { ProcessStyle: 'small' },
      OutputProcessing: { ProcessActions: 'image/flip,v' },
    })
  })

  test('has no style where that is empty beside the actions, as in the vendor’s example', async () => {
    await generate({ preprocess: { style: '', actions: 'image/resize,w_640' } })
    expect(vendor.sent()).toMatchObject({ InputProcessing: { ProcessActions: 'image/resize,w_640' } })
    expect(JSON.stringify(vendor.sent())).not.toContain('ProcessStyle')
  })

  test('has the URL of an uploaded file', async () => {
    await generate({ image: new Uint8Array([1, 2, 3]) })
    expect(vendor.sent()).toMatchObject({ InputDataSource: { ImageUri: 'https://media.example/uploaded' } })
  })

  test('serves the portable request too', async () => {
    await client.generate('image-to-image', { prompt: 'in ink', image: 'https://media.example/cat.png' })
    expect(vendor.sent()).toEqual(usual)
  })
})

describe('what is there already', () => {
  const output = () => (vendor.sent() as { OutputProcessing: object }).OutputProcessing

  test('is not overwritten by default: each task has an object of its own', async () => {
    await generate()
    const first = output()
    await generate()
    expect(first).toMatchObject({ ForbiddenOverwrite: true })
    expect(output()).toMatchObject({ ForbiddenOverwrite: true })
    expect(output()).not.toEqual(first)
  })

  test.each([{ object: 'cat.png' }, { object: 'cat.png', overwrite: false }, { overwrite: false }, {}])(
    'is not overwritten with the output %o',
    async (given) => {
      await generate({ output: given })
      expect(output()).toMatchObject({
        ...('object' in given ? { Object: 'cat.png' } : {}),
        ForbiddenOverwrite: true,
      })
    },
  )

  test('is overwritten when the object is named and overwriting is asked for', async () => {
    await generate({ output: { object: 'cat.png', overwrite: true } })
    expect(output()).toMatchObject({ Object: 'cat.png', ForbiddenOverwrite: false })
  })
})

describe('limits', () => {
  test.each([
    { image: { object: 'a' } },
    { image: { object: '...' } },
    { image: { object: 'é'.repeat(512) } },
    { image: { object: 'cat.png', path: undefined } },
    { preprocess: { style: 'small', actions: undefined } },
    { postprocess: { style: undefined, actions: 'image/flip,v' } },
    { postprocess: { style: '', actions: 'image/flip,v' } },
    { preprocess: { style: 'small', actions: '' } },
    { output: { object: undefined } },
    { output: { bucket: 'results', object: undefined, overwrite: undefined } },
    { output: { bucket: 'abc' } },
    { output: { bucket: 'a'.repeat(63) } },
    { reqJson: { req_key: 'x' } },
  ])('%o is accepted', async (field) => {
    await expect(generate(field)).resolves.toHaveProperty('assets')
  })

  test.each([
    ['prompt must not be blank', { prompt: ' ' }],
    ['image must be an http(s) URL', { image: 'cat.png' }],
    ['image.object must have at least 1 characters', { image: { object: '' } }],
    ["image.object must be well-formed Unicode without '.' or '..'", { image: { object: 'a/../b' } }],
    ['image.object must be well-formed Unicode', { image: { object: '\ud800' } }],
    ['image.object must not begin with a slash', { image: { object: '/cat.png' } }],
    ['image.object must not begin with a slash or a backslash', { image: { object: '\\cat.png' } }],
    ['image.object must not have control characters', { image: { object: 'a\nb' } }],
    ['image.object must have at most 1024 bytes', { image: { object: `${'é'.repeat(512)}a` } }],
    ['image', { image: { object: 'cat.png', path: 'cat.png' } }],
    ['image', { image: { object: 'cat.png', url: 'https://media.example/cat.png' } }],
    ['preprocess', { preprocess: {} }],
    [
      'preprocess.actions must not be given beside style',
      { preprocess: { style: 'a', actions: 'image/flip,v' } },
    ],
    ['preprocess.style must not be blank', { preprocess: { style: '' } }],
    ['postprocess.actions must not be blank', { postprocess: { actions: ' ' } }],
    ['output.overwrite must be false', { output: { overwrite: true } }],
    ['output.bucket must be 3 to 63', { output: { bucket: 'ab' } }],
    ['output.bucket must be 3 to 63', { output: { bucket: 'a'.repeat(64) } }],
    ['output.bucket must be 3 to 63', { output: { bucket: '-abc' } }],
    ['output.bucket must be 3 to 63', { output: { bucket: 'abc-' } }],
    ['output.bucket must be 3 to 63', { output: { bucket: 'Abc' } }],
    ["output.object must be well-formed Unicode without '.' or '..'", { output: { object: '..' } }],
    ['reqJson.req_key must be a string, and is missing', { reqJson: { seed: 1 } }],
    ['reqJson.req_key must have at least 1 characters', { reqJson: { req_key: '' } }],
    ['reqJson.when', { reqJson: { req_key: 'x', when: new Date() } }],
    ['modelAction must have at least 1', { modelAction: '' }],
    ['modelVersion must have at least 1', { modelVersion: '' }],
    ['seed is not supported', { seed: 0 }],
    ['strength is not supported', { strength: 0 }],
  ])('refuses, saying that %s', async (message, field) => {
    await vendor.expectRefused(generate(field), message)
  })
})

describe('the result', () => {
  test('is a presigned URL of the object, for a day', async () => {
    const before = Date.now()
    const { assets } = await generate({ output: { object: 'drawn/猫 1.png' } })
    const url = new URL(assets[0].url ?? '')
    expect(url.origin).toBe(vendor.baseUrl)
    expect(decodeURIComponent(url.pathname)).toBe('/drawn/猫 1.png')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      'X-Tos-Expires': '86400',
      'X-Tos-SignedHeaders': 'host',
      'X-Tos-Security-Token': keys.token,
      'X-Tos-Signature': expect.stringMatching(/^[\da-f]{64}$/),
    })
    const lifeMs = (assets[0].expiresAt?.getTime() ?? 0) - before
    expect(lifeMs).toBeGreaterThan(86_398_000)
    expect(lifeMs).toBeLessThan(86_430_000)
  })

  test('works for as long as the settings say', async () => {
    const { assets } = await generate({}, vendor.open({ expiresInSeconds: 60 }))
    expect(new URL(assets[0].url ?? '').searchParams.get('X-Tos-Expires')).toBe('60')
  })

  test.each([
    ['cat.png', 'image/png'],
    ['cat.WEBP', 'image/webp'],
    ['cat.jpg', 'image/jpeg'],
    ['folder.png/cat', 'image/jpeg'],
    ['cat', 'image/jpeg'],
    ['cat.constructor', 'image/jpeg'],
  ])('called %s is %s, until its bytes tell', async (object, mediaType) => {
    const { assets } = await generate({ output: { object } })
    expect(assets[0]).toMatchObject({ kind: 'image', mediaType })
  })

  test('downloads from the bucket', async () => {
    const { assets } = await generate()
    vendor.script((response) => void response.writeHead(200).end('<svg>the picture</svg>'))
    expect(Buffer.from(await assets[0].bytes()).toString()).toBe('<svg>the picture</svg>')
    expect(vendor.requests.at(-1)?.method).toBe('GET')
  })

  test('lies where the bucket that it was put into is', async () => {
    const inPath = vendor.open({ baseUrl: `${vendor.baseUrl}/kites` })
    const { assets } = await generate({ output: { bucket: 'results' } }, inPath)
    expect(assets[0].url).toMatch(`${vendor.baseUrl}/results/mediaplug/`)
    expect(vendor.requests[0]?.url).toBe('/kites/?x-tos-process=aigc%2Fimage_to_image')
  })
})

test('a credential function that hangs is left when the caller stops', async () => {
  const hanging = vendor.open({ secretKey: () => new Promise(() => {}) })
  const stopped = hanging.generate(
    'volc-tos/image-to-image',
    { prompt: 'in ink', image: { object: 'cat.png' } },
    { signal: AbortSignal.timeout(100) },
  )
  await expect(stopped).rejects.toMatchObject({ code: 'timeout' })
  expect(vendor.requests).toEqual([])
})

test('a missing credential is told before anything is sent', async () => {
  const client = createClient({
    providers: [
      volcTos({
        bucket: 'kites',
        baseUrl: vendor.baseUrl,
        accessKey: 'key',
        secretKey: () => Promise.reject(new Error('the vault is shut')),
      }),
    ],
  })
  await expect(generate({}, client)).rejects.toMatchObject({ code: 'auth', phase: 'start' })
  expect(vendor.requests).toEqual([])
})
