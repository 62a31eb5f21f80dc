import { beforeEach, expect, test } from 'vitest'
import { accepted, openScriptedVendor } from '../../test/scripted-vendor.js'

const vendor = await openScriptedVendor()
const client = vendor.open()
const image = 'https://media.example/a.png'
const video = 'https://media.example/a.mp4'
beforeEach(() => {
  vendor.requests.length = 0
  vendor.script(accepted)
})
const sent = () => vendor.requests.map(({ path, body }) => [path, body])

test('an effect takes one image, which the vendor calls images', async () => {
  await client.submit('mediaio/effects-image-hairstyle-studio', { image })
  expect(sent()).toEqual([
    ['/generation/effects/effects-image-hairstyle-studio', { data: { images: image } }],
  ])
})

test('a character is drawn from an image and words, in any of its ratios', async () => {
  const request = { image, prompt: 'a knight', aspectRatio: '21:9' } as const
  await client.submit('mediaio/character-generator-media-2.0', request)
  const data = { images: image, prompt: 'a knight', ratio: '21:9' }
  expect(sent()).toEqual([['/generation/effects/character-generator-media-2.0', { data }]])
})

test('a photograph is drawn as a film, in several variants', async () => {
  await client.submit('mediaio/effects-ghibli', { image, aspectRatio: '2:3', count: 4 })
  const data = { images: image, ratio: '2:3', batch: '4' }
  expect(sent()).toEqual([['/generation/effects/effects-ghibli', { data }]])
})

test('a child dances as a video does, whose vendor calls the image by its usual name', async () => {
  await client.submit('mediaio/effects-video-babydance', { image, video })
  expect(sent()).toEqual([['/generation/effects/effects-video-babydance', { data: { image, video } }]])
})

test('what is left out is left to the vendor', async () => {
  await client.submit('mediaio/effects-ghibli', { image })
  expect(sent()).toEqual([['/generation/effects/effects-ghibli', { data: { images: image } }]])
})

test.each([
  [{ image, aspectRatio: '21:9' }, 'aspectRatio must be one of'],
  [{ image, count: 5 }, 'count must be one of 1, 2, 3, 4'],
  [{ image, prompt: 'a knight' }, 'prompt is not supported'],
  [{}, 'image must be'],
])('%o is refused before anything is sent', async (input, message) => {
  await expect(client.submit('mediaio/effects-ghibli', input as never)).rejects.toThrow(message)
  expect(vendor.requests).toEqual([])
})

test('no effect is chosen by its capability', async () => {
  await expect(client.submit('restyle-image' as never, { image } as never)).rejects.toMatchObject({
    code: 'unsupported',
  })
  const task = await client.submit('animate-image-with-video', { image, video })
  expect(task.handle.model).toBe('mediaio/i2v-motion-control-kling-v2-6')
})
