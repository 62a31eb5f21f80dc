import { afterAll, describe, expect, test } from 'vitest'
import { serveFiles } from '../../../../test/files.js'
import { image, pixelAt, readPixels } from '../../../../test/media.js'
import { callerOf, startTencent } from '../../../../test/tencent.js'

const sandbox = await startTencent()
const files = await serveFiles({
  'red.png': await image('png', 600, 800, '#ff0000'),
  'green.png': await image('png', 600, 600, '#00ff00'),
  'small.png': await image('png', 200, 100, '#ff0000'),
  'clear.png': await image('png', 600, 800, 'rgba(0, 0, 0, 0)'),
  'white.png': await image('png', 600, 800, '#ffffff'),
  'black.png': await image('png', 600, 800, '#000000'),
})
afterAll(async () => {
  await sandbox.close()
  await files[Symbol.asyncDispose]()
})

const at = (name: string) => `${files.origin}/${name}`
const elsewhere = 'https://media.example/a.jpg'
const call = callerOf(sandbox)
const draw = (action: string, fields: object) => call({ LogoAdd: 0, ...fields }, { action })
const bytesOf = (base64: unknown) => Buffer.from(String(base64), 'base64')
const red = Buffer.from(await image('png', 200, 100, '#ff0000')).toString('base64')

/** A good request of each action. */
const good: Readonly<Record<string, object>> = {
  TextToImageLite: { Prompt: 'a kite' },
  TextToImageRapid: { Prompt: 'a kite' },
  ImageInpaintingRemoval: { InputUrl: elsewhere, MaskUrl: elsewhere },
  ImageOutpainting: { Ratio: '1:1', InputUrl: elsewhere },
  RefineImage: { InputUrl: elsewhere },
  SketchToImage: { Prompt: 'a kite', InputUrl: elsewhere },
  ReplaceBackground: { ProductUrl: elsewhere, Prompt: 'a table' },
  ChangeClothes: { ModelUrl: elsewhere, ClothesUrl: elsewhere, ClothesType: 'Dress' },
  GenerateAvatar: { InputUrl: elsewhere },
}

describe('an image from words', () => {
  test.each(['TextToImageLite', 'TextToImageRapid'])(
    'by %s has the size and the seed asked for',
    async (action) => {
      const answer = await draw(action, { Prompt: 'a kite', Resolution: '160:90', Seed: 7 })
      expect(answer.fields).toMatchObject({ Seed: 7, RequestId: expect.any(String) })
      expect(await readPixels(bytesOf(answer.image))).toMatchObject({ width: 160, height: 90 })
      const other = await draw(action, { Prompt: 'a kite', Resolution: '160:90', Seed: 0 })
      expect(Number(other.fields.Seed)).toBeGreaterThan(0)
    },
  )

  test('after a reference is as large as that', async () => {
    const { image } = await draw('TextToImageRapid', { Prompt: 'a kite', Image: { Url: at('green.png') } })
    expect(await readPixels(bytesOf(image))).toMatchObject({ width: 600, height: 600 })
  })
})

describe('an edited image', () => {
  test('is refined to a longer side of 2048 pixels', async () => {
    const answer = await call({ InputUrl: at('small.png') }, { action: 'RefineImage' })
    expect(await readPixels(bytesOf(answer.image))).toMatchObject({ width: 2048, height: 1024 })
    expect(await pixelAt(bytesOf(answer.image), 1000, 500)).toEqual([254, 0, 0])
  })

  test('is drawn on at its edges, and stays in the middle', async () => {
    const answer = await draw('ImageOutpainting', { InputUrl: at('small.png'), Ratio: '1:1' })
    const file = bytesOf(answer.image)
    expect(await readPixels(file)).toMatchObject({ width: 200, height: 200 })
    expect(await pixelAt(file, 100, 100)).toEqual([254, 0, 0])
    expect(await pixelAt(file, 100, 10)).not.toEqual([254, 0, 0])
  })

  test('loses what a mask has in white, and nothing else', async () => {
    const without = async (mask: string) => {
      const fields = { InputUrl: at('red.png'), MaskUrl: at(mask) }
      return pixelAt(bytesOf((await draw('ImageInpaintingRemoval', fields)).image), 300, 400)
    }
    expect(await without('black.png')).toEqual([254, 0, 0])
    expect(await without('white.png')).not.toEqual([254, 0, 0])
  })

  test('has another background, and the mask that it was cut by, with a clear ground', async () => {
    const fields = { ProductUrl: at('red.png'), Prompt: 'a table', Resolution: '600:600' }
    const answer = await draw('ReplaceBackground', fields)
    expect(await readPixels(bytesOf(answer.image))).toMatchObject({ width: 600, height: 600 })
    const mask = bytesOf(answer.fields.MaskImage)
    expect(mask.subarray(1, 4).toString()).toBe('PNG')
    expect(await readPixels(mask)).toMatchObject({ width: 600, height: 800 })
    expect(await pixelAt(mask, 300, 350)).toEqual([255, 0, 0])
    expect(await pixelAt(mask, 2, 2)).toEqual([0, 0, 0])
  })

  test('has no mask beside it where the caller gave one', async () => {
    const fields = { ProductUrl: at('red.png'), Prompt: 'a table', MaskUrl: at('clear.png') }
    expect((await draw('ReplaceBackground', fields)).fields).not.toHaveProperty('MaskImage')
  })

  test('may be told by the vendor’s template', async () => {
    const fields = { ...good.ReplaceBackground, Prompt: 'BackgroundTemplate', BackgroundTemplate: 'desk' }
    expect((await draw('ReplaceBackground', fields)).code).toBe('ok')
  })

  test('of a person shows the garment, and is as large as before', async () => {
    const fields = { ModelUrl: at('red.png'), ClothesUrl: at('green.png'), ClothesType: 'Dress' }
    // Sides below 513 pixels are refused: these are larger.
    const file = bytesOf((await draw('ChangeClothes', fields)).image)
    expect(await readPixels(file)).toMatchObject({ width: 600, height: 800 })
    const [red = 255, green = 0] = await pixelAt(file, 300, 440)
    expect(green - red).toBeGreaterThan(150)
  })

  test('is a sketch with colours, or an avatar, in a size of the vendor’s', async () => {
    const sketch = await draw('SketchToImage', { Prompt: 'a kite', InputUrl: at('white.png') })
    expect(await readPixels(bytesOf(sketch.image))).toMatchObject({ width: 1024, height: 1024 })
    const avatar = await draw('GenerateAvatar', { InputUrl: at('red.png') })
    expect(await readPixels(bytesOf(avatar.image))).toMatchObject({ width: 768, height: 768 })
  })
})

test.each(Object.keys(good))('%s may give a link to the image', async (action) => {
  const answer = await call({ ...good[action], RspImgType: 'url' }, { action })
  expect(answer.image).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/results\//)
})

test.each(['ChangeClothes', 'ImageToImage'])('%s is offered in Singapore too', async (action) => {
  const fields = good[action] ?? { InputUrl: elsewhere }
  expect((await call({ ...fields, RspImgType: 'url' }, { action, region: 'ap-singapore' })).code).toBe('ok')
})

test.each<[string, object, string]>([
  ['TextToImageLite', { Prompt: ' ' }, 'InvalidParameterValue.ParameterValueError'],
  ['TextToImageLite', { Prompt: 'x'.repeat(1025) }, 'InvalidParameterValue.TextLengthExceed'],
  ['TextToImageLite', { NegativePrompt: 'x'.repeat(1025) }, 'InvalidParameterValue.TextLengthExceed'],
  ['TextToImageLite', { Resolution: '1000:1000' }, 'InvalidParameterValue.ParameterValueError'],
  ['TextToImageLite', { Resolution: '1024:1000' }, 'InvalidParameterValue.ParameterValueError'],
  ['TextToImageLite', { Seed: -1 }, 'InvalidParameterValue.ParameterValueError'],
  ['TextToImageLite', { Style: '1' }, 'UnknownParameter'],
  ['TextToImageRapid', { Prompt: 'x'.repeat(257) }, 'InvalidParameterValue.TextLengthExceed'],
  ['TextToImageRapid', { Style: '31' }, 'InvalidParameterValue.ParameterValueError'],
  ['TextToImageRapid', { Image: { Base64: red } }, 'InvalidParameterValue.ParameterValueError'],
  ['ImageInpaintingRemoval', { MaskUrl: undefined }, 'InvalidParameterValue.ImageEmpty'],
  ['ImageOutpainting', { Ratio: '21:9' }, 'InvalidParameterValue.ParameterValueError'],
  ['ImageOutpainting', { Ratio: undefined }, 'InvalidParameter.InvalidParameter'],
  ['RefineImage', { InputUrl: undefined }, 'InvalidParameterValue.ImageEmpty'],
  [
    'RefineImage',
    { InputUrl: undefined, InputImage: 'A'.repeat(6 * 1024 * 1024) },
    'FailedOperation.ImageSizeExceed',
  ],
  ['RefineImage', { LogoAdd: 1 }, 'UnknownParameter'],
  ['RefineImage', { RspImgType: 'png' }, 'InvalidParameterValue.ParameterValueError'],
  ['SketchToImage', { Prompt: 'x'.repeat(201) }, 'InvalidParameterValue.TextLengthExceed'],
  ['SketchToImage', { InputImage: red, InputUrl: '' }, 'InvalidParameterValue.ParameterValueError'],
  ['ReplaceBackground', { Resolution: '500:500' }, 'InvalidParameterValue.ParameterValueError'],
  ['ReplaceBackground', { Resolution: '600:2000' }, 'InvalidParameterValue.ParameterValueError'],
  ['ReplaceBackground', { Product: 'x'.repeat(51) }, 'InvalidParameterValue.TextLengthExceed'],
  ['ReplaceBackground', { BackgroundTemplate: 'desk' }, 'InvalidParameterValue.ParameterValueError'],
  ['ReplaceBackground', { ProductUrl: 'ftp://x/a.png' }, 'InvalidParameterValue.UrlIllegal'],
  ['ChangeClothes', { ClothesType: 'Hat' }, 'InvalidParameter.InvalidParameter'],
  ['GenerateAvatar', { Filter: 2 }, 'InvalidParameterValue.ParameterValueError'],
  ['GenerateAvatar', { InputUrl: undefined, InputImage: red }, 'InvalidParameterValue.ParameterValueError'],
  [
    'GenerateAvatar',
    { InputUrl: 'https://x.example/forbidden-content' },
    'OperationDenied.ImageIllegalDetected',
  ],
  ['TextToImageLite', { Prompt: 'forbidden-content' }, 'OperationDenied.TextIllegalDetected'],
])('%s with %o is refused with %s', async (action, change, code) => {
  const answer = await call({ ...good[action], ...change }, { action })
  expect([answer.status, answer.code]).toEqual([200, code])
})

test('an image keeps to the limits of its action', async () => {
  const small = { ModelUrl: at('small.png') }
  expect((await draw('ChangeClothes', { ...good.ChangeClothes, ...small })).code).toBe(
    'InvalidParameterValue.ParameterValueError',
  )
  const same = await draw('ImageOutpainting', { InputUrl: at('green.png'), Ratio: '1:1' })
  expect(same.code).toBe('InvalidParameterValue.ParameterValueError')
  const others = { InputUrl: at('red.png'), MaskUrl: at('green.png') }
  expect((await draw('ImageInpaintingRemoval', others)).code).toBe(
    'InvalidParameterValue.ParameterValueError',
  )
  const mask = { ProductUrl: at('red.png'), Prompt: 'a table', MaskUrl: at('green.png') }
  expect((await draw('ReplaceBackground', mask)).code).toBe('InvalidParameterValue.ParameterValueError')
  const pet = { InputUrl: at('small.png'), Type: 'pet' }
  expect((await draw('GenerateAvatar', pet)).code).toBe('ok')
})
