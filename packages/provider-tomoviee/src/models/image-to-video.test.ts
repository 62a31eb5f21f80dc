import { expect, test } from 'vitest'
import { every, usual, words } from '../../test/clip-request.js'
import { fileOf } from '../../test/files.js'
import { cat, openScene } from '../../test/scene.js'

const { open, sent, expectRefused } = await openScene()
const client = open()
const { prompt } = words

test('has the defaults of the vendor’s documents', async () => {
  expect(await sent(client.submit('tomoviee/image-to-video', { prompt, image: cat }))).toEqual({
    capacity: 'tm_img2video_b',
    body: { ...usual, image: cat },
  })
})

test('has every field in the vendor’s names', async () => {
  const { body } = await sent(client.submit('tomoviee/image-to-video', { ...words, image: cat }))
  expect(body).toEqual({ ...every, image: cat })
})

test('may keep the image’s own ratio', async () => {
  const request = { prompt, image: cat, aspectRatio: 'original' } as const
  const { body } = await sent(client.submit('tomoviee/image-to-video', request))
  expect(body).toMatchObject({ aspect_ratio: 'original' })
})

test.each([fileOf('webp'), fileOf('png', 199_999_999)])(
  'takes a file of allowed type and size',
  async (image) => {
    const { body } = await sent(client.submit('tomoviee/image-to-video', { prompt, image }))
    expect(body).toMatchObject({ image: 'https://media.example/uploaded' })
  },
)

test.each([
  ['image: it is image/gif, allowed are image/jpeg, image/png, image/webp', { image: fileOf('gif') }],
  ['image: it has 200000000 bytes, allowed are 199999999', { image: fileOf('png', 200_000_000) }],
  ['image must be', { image: undefined }],
  ['prompt must not be blank', { prompt: ' ' }],
  ['duration must be 5', { duration: 10 }],
  ["resolution must be one of '720p', '1080p'", { resolution: '480p' }],
  ["'1:1', 'original', got '2:1'", { aspectRatio: '2:1' }],
  ['cameraMove must be', { cameraMove: 47 }],
  ['seed is not supported', { seed: 1 }],
])('refuses, saying that %s', async (message, field) => {
  const request = { prompt, image: cat, ...field }
  await expectRefused(client.submit('tomoviee/image-to-video', request as never), message)
})
