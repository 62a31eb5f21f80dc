import { expect, test } from 'vitest'
import { every, usual, words } from '../../test/clip-request.js'
import { fileOf } from '../../test/files.js'
import { cat, openScene } from '../../test/scene.js'

const { open, sent, expectRefused } = await openScene()
const client = open()
const { prompt } = words

const frames = { firstFrame: cat, lastFrame: 'https://media.example/dog.png' }
const urls = { image: frames.firstFrame, image_tail: frames.lastFrame }

test('has the defaults of the vendor’s documents', async () => {
  expect(await sent(client.submit('tomoviee/frames-to-video', { prompt, ...frames }))).toEqual({
    capacity: 'tm_tail2video_b',
    body: { ...usual, ...urls },
  })
})

test('has every field in the vendor’s names', async () => {
  const { body } = await sent(client.submit('tomoviee/frames-to-video', { ...words, ...frames }))
  expect(body).toEqual({ ...every, ...urls })
})

test.each([
  ['lastFrame must be', { lastFrame: undefined }],
  ['lastFrame: it is image/gif', { lastFrame: fileOf('gif') }],
  ['firstFrame: it has 200000000 bytes', { firstFrame: fileOf('png', 200_000_000) }],
  ['duration must be 5', { duration: 4 }],
])('refuses, saying that %s', async (message, field) => {
  const request = { prompt, ...frames, ...field }
  await expectRefused(client.submit('tomoviee/frames-to-video', request as never), message)
})
