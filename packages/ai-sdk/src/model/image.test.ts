import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openAcme } from '../../test/acme.js'
import { errorOf } from '../../test/error.js'
import { releases } from '../../test/sdk.js'
import { openVendors } from '../../test/vendor.js'
import { mediaplug } from '../index.js'

beforeEach(() => void vi.stubGlobal('AI_SDK_LOG_WARNINGS', false))

const prompt = 'a red kite'
const pictures: (string | Uint8Array)[] = [Buffer.from('kite')]
const aFailure = {
  vendor: 'mediaio',
  operation: 'create',
  kind: 'outcome',
  outcome: 'failed',
  reason: 'no more paint',
} as const

describe.each(releases)('generateImage of %s', (_, { generateImage, NoImageGeneratedError }) => {
  test('gives what a model drew, and where it is', async () => {
    const { client, asked } = await openVendors()
    const model = mediaplug(client).image('mediaio/t2i-imagen-4')
    const result = await generateImage({ model, prompt, aspectRatio: '16:9' })
    expect(result.image.mediaType).toBe('image/png')
    expect(asked()).toEqual([{ data: { prompt, ratio: '16:9', counts: '1' } }])
    expect(result.warnings).toEqual([])
    expect(result.responses).toMatchObject([{ modelId: 'mediaio/t2i-imagen-4' }])
    expect(result.providerMetadata.mediaplug).toMatchObject({
      images: [
        {
          kind: 'image',
          url: expect.stringContaining('http'),
          model: 'mediaio/t2i-imagen-4',
          handle: { v: 1, model: 'mediaio/t2i-imagen-4', ref: expect.any(String) },
        },
      ],
    })
  })

  test('divides a number of pictures by what the model makes in one request', async () => {
    const { client, starts } = await openAcme()
    const model = mediaplug(client).image('acme/canvas')
    expect((await generateImage({ model, prompt, n: 5 })).images).toHaveLength(5)
    expect(starts).toHaveLength(2)
    expect((await errorOf(generateImage({ model, prompt, n: 1 }))).message).toContain(
      'one request makes 2 or 3',
    )
    expect(starts).toHaveLength(2)
  })

  test('makes the calls that the caller wants, each paid once', async () => {
    const { client, starts } = await openAcme()
    const model = mediaplug(client).image('acme/canvas')
    expect((await generateImage({ model, prompt, n: 6, maxImagesPerCall: 2 })).images).toHaveLength(6)
    expect(starts).toHaveLength(3)
  })

  test('gives the pictures that were made where one of several requests fails', async () => {
    const { sandbox, client, paid } = await openVendors()
    await sandbox.fault(aFailure)
    const model = mediaplug(client).image('mediaio/t2i-soul-character')
    const { images, warnings } = await generateImage({ model, prompt, n: 2 })
    expect(images).toHaveLength(1)
    expect(warnings).toEqual([
      {
        type: 'other',
        message: expect.stringMatching(/^One of 2 requests gave nothing: .*no more paint.*"ref":/),
      },
    ])
    expect(paid()).toBe(2)
  })

  test('fails where all of several requests fail, and tells each of them', async () => {
    const { sandbox, client, paid } = await openVendors()
    await sandbox.fault({ ...aFailure, times: 2 })
    const model = mediaplug(client).image('mediaio/t2i-soul-character')
    const error = await errorOf(generateImage({ model, prompt, n: 2 }))
    expect(error).toMatchObject({ code: 'failed', handle: { model: 'mediaio/t2i-soul-character' } })
    expect(error.message.match(/no more paint/g)).toHaveLength(2)
    expect(error.cause).toMatchObject({ errors: [{ code: 'failed' }, { code: 'failed' }] })
    expect(paid()).toBe(2)
  })

  test.each([
    ['is in doubt', { kind: 'reset-after' }, 'submission-uncertain', 1],
    ['fails at the vendor', { kind: 'outcome', outcome: 'failed' }, 'failed', 1],
    ['is refused', { kind: 'vendor-code', code: 490_505 }, 'quota', 0],
  ] as const)(
    'asks once where a request %s, however often it may retry',
    async (_case, fault, code, payments) => {
      const { sandbox, client, paid, asked } = await openVendors()
      await sandbox.fault({ vendor: 'mediaio', operation: 'create', ...fault })
      const model = mediaplug(client).image('mediaio/t2i-imagen-4')
      expect(await errorOf(generateImage({ model, prompt, maxRetries: 5 }))).toMatchObject({ code })
      expect(paid()).toBe(payments)
      expect(asked()).toHaveLength(1)
    },
  )

  test('draws all the same where the vendor was away for a moment', async () => {
    const { sandbox, client, paid } = await openVendors()
    await sandbox.fault({ vendor: 'mediaio', kind: 'refuse', forMs: 50 })
    const model = mediaplug(client).image('mediaio/t2i-imagen-4')
    expect((await generateImage({ model, prompt, maxRetries: 0 })).images).toHaveLength(1)
    expect(paid()).toBe(1)
  })

  test('is not asked again for a result without a picture', async () => {
    const { client, starts } = await openAcme()
    const model = mediaplug(client).image('acme/nothing')
    await expect(generateImage({ model, prompt })).rejects.toThrow(NoImageGeneratedError)
    expect(starts).toEqual(['/nothing'])
  })

  test('stops waiting when it is told to, and tells the handle', async () => {
    const { client, paid } = await openVendors(0.1)
    const stopping = new AbortController()
    const model = mediaplug(client, { onTask: () => stopping.abort() }).image('mediaio/t2i-imagen-4')
    const error = await errorOf(generateImage({ model, prompt, abortSignal: stopping.signal }))
    expect(error.code).toBe('aborted')
    if (!error.handle) throw error
    expect((await client.resume(error.handle).result()).assets).toHaveLength(1)
    expect(paid()).toBe(1)
  })

  test('tells of a task before it waits for it, and gives its handle where that fails', async () => {
    const { client, paid } = await openVendors()
    const onTask = (): Promise<void> => Promise.reject(new Error('the database is away'))
    const model = mediaplug(client, { onTask }).image('mediaio/t2i-imagen-4')
    const error = await errorOf(generateImage({ model, prompt }))
    expect(error).toMatchObject({
      handle: { model: 'mediaio/t2i-imagen-4' },
      cause: { message: 'the database is away' },
    })
    expect(paid()).toBe(1)
  })

  test('puts pictures and a mask to a model that takes them', async () => {
    const { client, asked } = await openVendors()
    const image = 'https://media.example/kite.png'
    const inpainting = mediaplug(client).image('tomoviee/redraw-image')
    const mask = 'https://media.example/mask.png'
    await generateImage({ model: inpainting, prompt: { text: prompt, images: [image], mask } })
    expect(asked()).toMatchObject([{ init_image: image, mask_url: mask }])
  })

  test('gives a warning for what the model has no setting for, and asks for the nearest', async () => {
    const { client, asked } = await openVendors()
    const model = mediaplug(client).image('mediaio/t2i-imagen-4')
    const settings = { size: '1920x1080', seed: 7, headers: { 'x-team': 'birds' } } as const
    const { warnings } = await generateImage({ model, prompt, ...settings })
    expect(warnings).toEqual([
      { type: 'unsupported', feature: 'seed', details: expect.any(String) },
      { type: 'compatibility', feature: 'size', details: expect.stringContaining('16:9 was asked for') },
      { type: 'unsupported', feature: 'headers', details: expect.stringContaining('x-team') },
    ])
    expect(asked()).toEqual([{ data: { prompt, ratio: '16:9', counts: '1' } }])
  })

  test.each([
    ['pictures for a model of words', { prompt: { text: prompt, images: pictures } }, /prompt\.images/],
    ['a shape that it does not draw', { prompt, aspectRatio: '5:4' }, /aspectRatio must be one of/],
    [
      'a field that it does not have',
      { prompt, providerOptions: { mediaplug: { aspect: '1:1' } } },
      /aspectRatio/,
    ],
    [
      'a setting that is given twice',
      { prompt, aspectRatio: '1:1', providerOptions: { mediaplug: { aspectRatio: '1:1' } } },
      /given twice/,
    ],
    ['a number by its own name', { prompt, providerOptions: { mediaplug: { count: 2 } } }, /said by n/],
  ] as const)('refuses %s before anything is sent', async (_case, settings, message) => {
    const { client, asked } = await openVendors()
    const model = mediaplug(client).image('mediaio/t2i-imagen-4')
    expect((await errorOf(generateImage({ model, ...settings }))).message).toMatch(message)
    expect(asked()).toEqual([])
  })

  test('reaches every other field by providerOptions', async () => {
    const { client, asked } = await openVendors()
    const model = mediaplug(client).image('mediaio/i2i-banana-2')
    const providerOptions = model.options({ resolution: '1k' })
    const images = ['https://media.example/kite.png']
    await generateImage({ model, prompt: { text: prompt, images }, providerOptions })
    expect(asked()).toMatchObject([{ data: { resolution: '1K' } }])
  })
})
