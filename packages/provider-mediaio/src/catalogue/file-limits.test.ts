import { beforeEach, describe, expect, test } from 'vitest'
import { pngOf } from '../../test/images.js'
import { accepted, openScriptedVendor } from '../../test/scripted-vendor.js'
import { videoOf } from '../../test/video.js'

const vendor = await openScriptedVendor()
const client = vendor.open()
beforeEach(() => {
  vendor.requests.length = 0
  vendor.script(accepted)
})
const prompt = 'the room in summer'
const first = 'https://media.example/a.png'
const second = 'https://media.example/b.png'
const uploaded = 'https://media.example/uploaded'
const sentImages = () =>
  vendor.requests.map(({ body }) => (body as { data: { images: unknown } }).data.images)

describe('a model that takes several images', () => {
  test('takes one as the portable request has it, and sends a list', async () => {
    await client.submit('mediaio/i2i-banana', { prompt, image: first })
    await client.submit('image-to-image', { prompt, image: first })
    expect(sentImages()).toEqual([[first], [first]])
  })

  test('takes up to nine, in order', async () => {
    await client.submit('mediaio/i2i-banana', { prompt, images: [first, second] })
    const nine = Array.from({ length: 9 }, (_, index) => `https://media.example/${index}.png`)
    await client.submit('mediaio/i2i-banana', { prompt, images: nine })
    expect(sentImages()).toEqual([[first, second], nine])
  })

  test.each([
    [{ image: first, images: [second] }, 'images must not be given beside image'],
    [{}, 'image must be given, or images in its place'],
    [{ images: [] }, 'images must have at least 1 items'],
    [{ images: Array.from({ length: 10 }, () => first) }, 'images must have at most 9 items'],
    [{ images: [first, 'no link'] }, 'images[1] must be an http(s) URL'],
  ])('refuses %o', async (files, words) => {
    const refused = client.submit('mediaio/i2i-banana', { prompt, ...files } as never)
    await expect(refused).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(words),
    })
    expect(vendor.requests).toEqual([])
  })

  test('checks each of them where its bytes are at hand', async () => {
    await client.submit('mediaio/i2i-banana', { prompt, images: [pngOf(300, 600), first] })
    expect(sentImages()).toEqual([[uploaded, first]])
    const refused = client.submit('mediaio/i2i-banana', { prompt, images: [first, pngOf(300, 299)] })
    await expect(refused).rejects.toThrow('images[1]: it is 300 x 299 pixels')
  })
})

describe('an image whose bytes are at hand', () => {
  test.each([
    ['small enough', pngOf(4000, 1600)],
    ['as large as is allowed', pngOf(300, 300, 20_000_000)],
  ])('is sent when it is %s', async (_what, image) => {
    await client.submit('mediaio/i2v-kling-v3-0', { prompt, image })
    expect(vendor.requests).toMatchObject([{ body: { data: { image: uploaded } } }])
  })

  test.each([
    ['too many bytes', pngOf(300, 300, 20_000_001), '20000000'],
    ['too few pixels', pngOf(299, 300), 'allowed are sides of 300 to 4000'],
    ['too many pixels', pngOf(4001, 4000), 'allowed are sides of 300 to 4000'],
    ['too long a side', pngOf(3000, 1000), 'allowed is a width of 0.40 to 2.50 times the height'],
    ['a type that it does not take', Buffer.from('%PDF-1.7'), 'allowed are image/png, image/jpeg'],
  ])('is refused with %s, and nothing is sent', async (_what, image, words) => {
    await expect(client.submit('mediaio/i2v-kling-v3-0', { prompt, image })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(words),
    })
    expect(vendor.requests).toEqual([])
  })
})

describe('a driving video whose bytes are at hand', () => {
  const model = 'mediaio/i2v-motion-control-kling-v2-6'

  test.each([
    ['as small, short and slow as is allowed', { width: 720, height: 720, seconds: 3, framesPerSecond: 24 }],
    [
      'as large, long and fast as is allowed',
      { width: 2160, height: 2160, seconds: 30, framesPerSecond: 60 },
    ],
    ['a QuickTime film', { brand: 'qt  ' }],
  ])('is sent when it is %s', async (_what, facts) => {
    await client.submit(model, { image: first, video: videoOf(facts) })
    expect(vendor.requests).toMatchObject([{ body: { data: { image: first, video: uploaded } } }])
  })

  test.each([
    ['too few pixels', videoOf({ height: 719 }), '1280 x 719 pixels, allowed are sides of 720 to 2160'],
    ['too many pixels', videoOf({ width: 2161 }), '2161 x 720 pixels, allowed are sides of 720 to 2160'],
    ['too short a time', videoOf({ seconds: 2 }), 'it lasts 2 s, allowed are 3 to 30'],
    ['too long a time', videoOf({ seconds: 31 }), 'it lasts 31 s, allowed are 3 to 30'],
    ['too few frames', videoOf({ framesPerSecond: 20 }), 'it has 20 frames a second, allowed are 24 to 60'],
    ['too many frames', videoOf({ framesPerSecond: 75 }), 'it has 75 frames a second, allowed are 24 to 60'],
    ['too many bytes', Buffer.concat([videoOf(), Buffer.alloc(100_000_000)]), 'bytes, allowed are 100000000'],
    ['a type that it does not take', pngOf(720, 720), 'it is image/png, allowed are video/mp4'],
  ])('is refused with %s, and nothing is sent', async (_what, video, words) => {
    await expect(client.submit(model, { image: first, video })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining(words),
    })
    expect(vendor.requests).toEqual([])
  })
})
