import { expect, test } from 'vitest'
import { startMediaio } from '../../../../test/mediaio.js'

const image = 'https://example.com/a.png'
const video = 'https://example.com/a.mp4'

test.each([
  ['character-generator-media-2.0', { images: image, prompt: 'a knight', ratio: '21:9' }, ['png']],
  ['effects-ghibli', { images: image, ratio: '3:2', batch: '3' }, ['png', 'png', 'png']],
  ['effects-ghibli', { images: image }, ['png']],
  ['effects-image-hairstyle-studio', { images: image }, ['png']],
  ['effects-video-babydance', { image, video }, ['mp4']],
])('%s makes files of what %o says', async (code, data, endings) => {
  const { client } = await startMediaio()
  const { body, data: created } = await client.send(`/generation/effects/${code}`, { data })
  expect(body).toMatchObject({ code: 0 })
  const links = await client.links(created.task_id)
  expect(links.map((link) => new URL(link).pathname.split('.').at(-1))).toEqual(endings)
})

test.each([
  ['character-generator-media-2.0', { images: image }, 'prompt: is required'],
  ['effects-ghibli', { images: [image] }, 'images:'],
  ['effects-ghibli', { images: image, ratio: '21:9' }, 'ratio:'],
  ['effects-ghibli', { images: image, batch: 2 }, 'batch:'],
  ['effects-image-hairstyle-studio', { images: image, prompt: 'short' }, 'prompt: is not a field'],
  ['effects-video-babydance', { images: image, video }, 'image'],
])('%s refuses %o', async (code, data, message) => {
  const { client } = await startMediaio()
  const { body } = await client.send(`/generation/effects/${code}`, { data })
  expect(body).toMatchObject({ code: 490000, msg: expect.stringContaining(message) })
})
