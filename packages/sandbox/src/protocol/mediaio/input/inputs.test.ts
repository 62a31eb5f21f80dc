import { afterAll, describe, expect, test } from 'vitest'
import { serveFiles } from '../../../../test/files.js'
import { bitmap, heic, image, video } from '../../../../test/media.js'
import { mediaioClient } from '../../../../test/mediaio.js'
import { createSandbox } from '../../../index.js'

const sandbox = await createSandbox({ vendors: ['mediaio'], taskSeconds: 0 })
const png = (width: number, height: number) => image('png', width, height)
const files = await serveFiles({
  'least.png': await png(300, 300),
  'small.png': await png(299, 300),
  'wide.png': await png(750, 300),
  'wider.png': await png(760, 300),
  'tall.png': await png(300, 750),
  'large.png': await png(2001, 900),
  'photo.jpg': await image('jpeg', 400, 300),
  'photo.webp': await image('webp', 400, 300),
  'photo.gif': await image('gif', 400, 300),
  'photo.bmp': bitmap(400, 300),
  'photo.heic': heic(400, 300),
  'small.heic': heic(200, 300),
  'photo.avif': await image('avif', 40, 30),
  'broken.png': (await png(400, 300)).subarray(0, 40),
  'broken.heic': heic(400, 300).slice(0, 40),
  'heavy.png': 10_000_001,
  'good.mp4': await video(720, 1280, 3, 24),
  'slow.mp4': await video(720, 1280, 3, 20),
  'short.mp4': await video(720, 1280, 2.5, 24),
  'long.mp4': await video(720, 1280, 31, 60),
  'tiny.mp4': await video(719, 1280, 3, 24),
})
afterAll(async () => {
  await files[Symbol.asyncDispose]()
  await sandbox.close()
})

const client = mediaioClient(sandbox.baseUrls.mediaio, sandbox.credentials.mediaio)

const messageOf = async (code: string, data: object) => {
  const { body } = await client.create(code, { prompt: 'a dog', ...data })
  return body.code === 0 ? 'taken' : [body.code, body.msg]
}
const refused = (message: string) => [490000, `params error: ${message}`]
const at = (name: string) => `${files.origin}/${name}`

describe('the image of a model', () => {
  test.each(['least.png', 'wide.png', 'tall.png', 'photo.jpg', 'photo.webp', 'photo.bmp'])(
    'may be %s',
    async (name) => {
      expect(await messageOf('i2v-wan-v2-6', { image: at(name) })).toBe('taken')
    },
  )

  test.each(['photo.gif', 'photo.heic'])('may be %s at another model', async (name) => {
    expect(await messageOf('i2v-kling-v3-0', { image: at(name) })).toBe('taken')
  })

  test.each([
    ['small.png', 'its width in pixels is 299, but must be from 300 to 2000'],
    ['large.png', 'its width in pixels is 2001, but must be from 300 to 2000'],
    ['wider.png', 'its width by its height is 2.533, but must be from 0.4 to 2.5'],
    ['photo.gif', 'is gif, but must be png or jpeg or webp or bmp'],
    ['photo.heic', 'is heic, but must be png or jpeg or webp or bmp'],
    ['photo.avif', 'is not an image that opens'],
    ['broken.png', 'is not an image that opens'],
    ['broken.heic', 'is not an image that opens'],
    ['heavy.png', 'must be at most 10 MB'],
    ['nothing.png', 'cannot be fetched: HTTP 404'],
    ['elsewhere', 'cannot be fetched: HTTP 302'],
  ])('is refused when it is %s: it %s', async (name, message) => {
    expect(await messageOf('i2v-wan-v2-6', { image: at(name) })).toEqual(refused(`image: ${message}`))
    expect(sandbox.log.at(-1)).toMatchObject({ operation: 'create', accepted: false })
  })

  test('is measured when it is HEIC', async () => {
    expect(await messageOf('i2v-kling-v3-0', { image: at('small.heic') })).toEqual(
      refused('image: its width in pixels is 200, but must be from 300 to 4000'),
    )
  })

  test('is looked at wherever it stands in a list', async () => {
    const images = ['https://example.com/a.png', at('photo.jpg'), at('photo.webp')]
    expect(await messageOf('i2i-banana', { images })).toEqual(
      refused('images: is webp, but must be png or jpeg'),
    )
  })

  test('is not asked for at any address but loopback', async () => {
    const nobody = files.origin.replace('127.0.0.1', '127.0.0.2')
    expect(await messageOf('i2v-wan-v2-6', { image: `${nobody}/nothing.png` })).toBe('taken')
  })
})

describe('the video that drives another', () => {
  const answerTo = (name: string) =>
    messageOf('i2v-motion-control-kling-v2-6', { image: at('photo.jpg'), video: at(name) })

  test('may be one of 3 seconds with 24 frames each', async () => {
    expect(await answerTo('good.mp4')).toBe('taken')
  })

  test.each([
    ['slow.mp4', 'its frames a second is 20, but must be from 24 to 60'],
    ['short.mp4', 'its duration in seconds is 2.5, but must be from 3 to 30'],
    ['long.mp4', 'its duration in seconds is 31, but must be from 3 to 30'],
    ['tiny.mp4', 'its width in pixels is 719, but must be from 720 to 2160'],
    ['photo.jpg', 'is not a video in mp4 or mov'],
  ])('is refused when it is %s: %s', async (name, message) => {
    expect(await answerTo(name)).toEqual(refused(`video: ${message}`))
  })
})
