import { describe, expect, test } from 'vitest'
import { imageOf, pngOf } from '../../test/image.js'
import { openScriptedVendor } from '../../test/scripted-vendor.js'

const vendor = await openScriptedVendor()
const client = vendor.open({ region: 'ap-guangzhou' })
const url = 'https://media.example/cat.png'
const other = 'https://media.example/other.png'
const cat = pngOf(600, 600)
const base64 = Buffer.from(cat).toString('base64')

/** Asks a model for something, and gives the action and the body that it was asked by. */
async function asked(model: string, input: object): Promise<readonly [unknown, unknown]> {
  vendor.answerBy(({ headers }) => {
    const image = Buffer.from(pngOf(64, 64)).toString('base64')
    const job = { JobId: '1-2', JobStatusCode: '5', ResultImage: [url] }
    return { response: /Job$/.test(String(headers['x-tc-action'])) ? job : { ResultImage: image } }
  })
  await client.generate(`tencent/${model}` as never, input as never)
  const [first] = vendor.requests
  return [first?.headers['x-tc-action'], JSON.parse(String(first?.body))]
}

describe('the request on the wire', () => {
  test.each<[string, object, string, object]>([
    ['text-to-image', { prompt: 'a kite' }, 'SubmitTextToImageJob', { Prompt: 'a kite' }],
    [
      'text-to-image',
      { prompt: 'a kite', images: [url, cat], width: 512, height: 2048, revise: false, seed: 7, logo: false },
      'SubmitTextToImageJob',
      { Prompt: 'a kite', Images: [url, base64], Resolution: '512:2048', Revise: 0, Seed: 7, LogoAdd: 0 },
    ],
    [
      'text-to-image',
      { prompt: 'a kite', aspectRatio: '16:9', revise: true },
      'SubmitTextToImageJob',
      { Prompt: 'a kite', Resolution: '1280:720', Revise: 1 },
    ],
    [
      'text-to-image-lite',
      { prompt: 'a kite', negativePrompt: '', aspectRatio: '3:4', seed: 0, logo: true, format: 'base64' },
      'TextToImageLite',
      {
        Prompt: 'a kite',
        NegativePrompt: '',
        Resolution: '768:1024',
        Seed: 0,
        LogoAdd: 1,
        RspImgType: 'base64',
      },
    ],
    [
      'text-to-image-lite',
      { prompt: 'a kite', width: 1080, height: 608 },
      'TextToImageLite',
      { Prompt: 'a kite', Resolution: '1080:608' },
    ],
    [
      'text-to-image-rapid',
      { prompt: 'a kite', style: 'oil-painting', seed: 7 },
      'TextToImageRapid',
      { Prompt: 'a kite', Style: '17', Seed: 7 },
    ],
    [
      'text-to-image-rapid',
      { prompt: 'a kite', image: cat },
      'TextToImageRapid',
      { Prompt: 'a kite', Image: { Base64: base64 } },
    ],
    [
      'text-to-image-rapid',
      { prompt: 'a kite', image: url },
      'TextToImageRapid',
      { Prompt: 'a kite', Image: { Url: url } },
    ],
    [
      'sketch-to-image',
      { prompt: 'a kite', image: cat, logo: { image: url }, format: 'url' },
      'SketchToImage',
      { Prompt: 'a kite', InputImage: base64, LogoAdd: 1, LogoParam: { LogoUrl: url }, RspImgType: 'url' },
    ],
    ['refine-image', { image: url, format: 'url' }, 'RefineImage', { InputUrl: url, RspImgType: 'url' }],
    [
      'image-outpainting',
      { image: url, aspectRatio: '9:16', logo: false },
      'ImageOutpainting',
      { InputUrl: url, Ratio: '9:16', LogoAdd: 0 },
    ],
    [
      'image-inpainting-removal',
      { image: url, mask: cat },
      'ImageInpaintingRemoval',
      { InputUrl: url, Mask: base64 },
    ],
    [
      'image-inpainting-removal',
      { image: cat, mask: other },
      'ImageInpaintingRemoval',
      { InputImage: base64, MaskUrl: other },
    ],
    [
      'replace-background',
      {
        prompt: 'a table',
        negativePrompt: 'x',
        product: 'a cup',
        image: url,
        mask: other,
        width: 600,
        height: 900,
      },
      'ReplaceBackground',
      {
        ProductUrl: url,
        Prompt: 'a table',
        NegativePrompt: 'x',
        Product: 'a cup',
        MaskUrl: other,
        Resolution: '600:900',
      },
    ],
    [
      'replace-background',
      { backgroundTemplate: 'desk', image: url },
      'ReplaceBackground',
      { ProductUrl: url, Prompt: 'BackgroundTemplate', BackgroundTemplate: 'desk' },
    ],
    [
      'change-clothes',
      { image: url, clothes: other, clothesType: 'upper-body' },
      'ChangeClothes',
      { ModelUrl: url, ClothesUrl: other, ClothesType: 'Upper-body' },
    ],
    ['generate-avatar', { image: url }, 'GenerateAvatar', { InputUrl: url }],
    [
      'generate-avatar',
      { image: url, type: 'human', style: 'astronaut', filter: false },
      'GenerateAvatar',
      { InputUrl: url, Type: 'human', Style: 'astronaut', Filter: 0 },
    ],
    ['generate-avatar', { image: url, type: 'pet' }, 'GenerateAvatar', { InputUrl: url, Type: 'pet' }],
  ])('of %s for %o', async (model, input, action, body) => {
    expect(await asked(model, input)).toEqual([action, body])
  })
})

describe('limits', () => {
  const kite = { prompt: 'a kite' }
  const words = (count: number) => '😀'.repeat(count)

  test.each<[string, object]>([
    ['text-to-image', { prompt: words(8_192) }],
    ['text-to-image', { ...kite, images: [pngOf(50, 5_000), url, url] }],
    ['text-to-image', { ...kite, width: 1_024, height: 1_024 }],
    ['text-to-image-lite', { prompt: words(1_024), negativePrompt: words(1_024) }],
    ['text-to-image-lite', { ...kite, width: 4_096, height: 2_304 }],
    ['text-to-image-rapid', { prompt: words(256), image: pngOf(129, 2_047, 4_499_997) }],
    ['sketch-to-image', { prompt: words(200), image: pngOf(129, 4_999) }],
    ['replace-background', { prompt: words(256), product: words(50), image: url, width: 501, height: 1_252 }],
  ])('%s takes %# at a limit', async (model, input) => {
    expect(await asked(model, input)).toHaveLength(2)
  })

  test.each<[string, object, string]>([
    ['text-to-image', { prompt: words(8_193) }, 'prompt must have at most 8192 characters'],
    ['text-to-image', { ...kite, images: [url, url, url, url] }, 'images must have at most 3 items'],
    ['text-to-image', { ...kite, images: [imageOf('gif')] }, 'images[0]: it is image/gif'],
    ['text-to-image', { ...kite, images: [pngOf(49, 60)] }, 'sides of 50 to 5000'],
    ['text-to-image', { ...kite, width: 1_025, height: 1_024 }, 'make with width at most 1048576 pixels'],
    ['text-to-image', { ...kite, width: 511, height: 512 }, 'width must be at least 512'],
    ['text-to-image', { ...kite, width: 512 }, 'height must be given beside width'],
    [
      'text-to-image',
      { ...kite, width: 512, height: 512, aspectRatio: '1:1' },
      'aspectRatio must not be given',
    ],
    ['text-to-image', { ...kite, seed: 7 }, 'seed must be given with revise: false'],
    ['text-to-image', { ...kite, seed: 0, revise: false }, 'seed must be at least 1'],
    ['text-to-image-lite', { ...kite, width: 1_000, height: 1_000 }, 'a longer side of 160, 200,'],
    ['text-to-image-lite', { ...kite, width: 1_024, height: 1_000 }, 'one of the ratios 1:1, 3:4'],
    ['text-to-image-lite', { ...kite, image: url }, 'image is not supported'],
    ['text-to-image-rapid', { ...kite, style: 31 }, 'style must be one of'],
    ['text-to-image-rapid', { ...kite, style: 'pixel', image: url }, 'style must not be given beside image'],
    [
      'text-to-image-rapid',
      { ...kite, aspectRatio: '1:1', image: url },
      'image must not be given beside a size',
    ],
    ['text-to-image-rapid', { ...kite, image: pngOf(128, 200) }, 'sides of 129 to 2047'],
    ['sketch-to-image', { prompt: words(201), image: url }, 'prompt must have at most 200 characters'],
    ['refine-image', { image: url, logo: false }, 'logo is not supported'],
    ['refine-image', { image: pngOf(60, 60, 4_499_998) }, 'allowed are 4499997'],
    ['image-outpainting', { image: url, aspectRatio: '3:2' }, 'aspectRatio must be one of'],
    ['image-inpainting-removal', { image: url }, 'mask'],
    ['replace-background', { image: url }, 'prompt must be given, or backgroundTemplate'],
    ['replace-background', { ...kite, image: url, backgroundTemplate: 'desk' }, 'prompt must be given, or'],
    ['replace-background', { ...kite, image: url, width: 600, height: 2_000 }, 'ratio from 2:5 to 5:2'],
    ['replace-background', { ...kite, image: url, product: words(51) }, 'product must have at most 50'],
    ['change-clothes', { image: url, clothes: url, clothesType: 'hat' }, 'clothesType must be one of'],
    ['generate-avatar', { image: url, type: 'pet', style: 'flower' }, 'style must not be given for a pet'],
    ['generate-avatar', { image: url, type: 'pet', filter: true }, 'filter must not be given for a pet'],
  ])('%s refuses %o', async (model, input, message) => {
    await vendor.expectRefused(client.generate(`tencent/${model}` as never, input as never), message)
  })
})

describe('what the vendor tells besides', () => {
  test('is the seed, and always the id of the request', async () => {
    const image = Buffer.from(pngOf(64, 64)).toString('base64')
    vendor.script({ response: { ResultImage: image, Seed: 4_294_967_295, RequestId: 'r-1' } })
    for (const model of ['tencent/text-to-image-lite', 'tencent/text-to-image-rapid'] as const) {
      const { details, requestId } = await client.generate(model, { prompt: 'a kite' })
      expect([details, requestId]).toEqual([{ seed: 4_294_967_295 }, 'r-1'])
      const seed: number | undefined = details?.seed
      expect(seed).toBe(4_294_967_295)
    }
  })

  test('is the mask that a product was cut by, as a second file', async () => {
    const image = Buffer.from(pngOf(64, 64)).toString('base64')
    const request = { image: url, prompt: 'a table' }
    vendor.script({ response: { ResultImage: image, MaskImage: image } })
    const { assets } = await client.generate('tencent/replace-background', request)
    expect(assets.map(({ kind, mediaType }) => [kind, mediaType])).toEqual([
      ['image', 'image/png'],
      ['mask', 'image/png'],
    ])
    vendor.script({ response: { ResultImage: image, MaskImage: 'no mask!' } })
    expect((await client.generate('tencent/replace-background', request)).assets).toHaveLength(1)
  })
})
