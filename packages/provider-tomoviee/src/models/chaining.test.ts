import { expect, test } from 'vitest'
import { openScene } from '../../test/scene.js'

const { open, sandbox } = await openScene()
const client = open()

const urlOf = (url: string | undefined) => new URL(url ?? '').pathname
const lastBody = () => JSON.stringify(sandbox.log.findLast(({ operation }) => operation === 'create')?.body)

test('a video is continued, and its continuation is continued', async () => {
  const start = await client.generate('tomoviee/text-to-video', { prompt: 'a kite is thrown into the air' })
  const middle = await client.generate('tomoviee/extend-video', {
    prompt: 'the kite climbs',
    video: start.assets[0],
  })
  expect(lastBody()).toContain(urlOf(start.assets[0].url))
  const end = await client.generate('tomoviee/extend-video', {
    prompt: 'the kite is a dot above the sea',
    video: middle.assets[0],
  })
  expect(lastBody()).toContain(urlOf(middle.assets[0].url))
  const bytes = await end.assets[0].bytes()
  expect(Buffer.from(bytes).subarray(4, 8).toString()).toBe('ftyp')
})

test('a part of an image is selected, and drawn anew', async () => {
  const image = (
    await client.generate('tomoviee/image-to-image', {
      prompt: 'the room in summer, the lamp stays',
      image: 'https://media.example/room.png',
      width: 768,
      height: 640,
    })
  ).assets[0]
  const { assets } = await client.generate('tomoviee/segment-image', { image, prompt: 'the lamp' })
  const redrawn = await client.generate('tomoviee/redraw-image', {
    prompt: 'a vase of tulips',
    image,
    mask: assets[0],
  })
  expect(lastBody()).toContain(urlOf(image.url))
  expect(lastBody()).toContain(urlOf(assets[0].url))
  expect(redrawn.assets[0].kind).toBe('image')
})

test('a video gets its music, also after its asset was kept as JSON', async () => {
  const { assets } = await client.generate('tomoviee/text-to-video', { prompt: 'rain on a window' })
  const kept = JSON.parse(JSON.stringify(assets[0]))
  for (const video of [assets[0], kept]) {
    const music = await client.generate('tomoviee/score-video', { video, prompt: 'solo piano', duration: 5 })
    expect(lastBody()).toContain(urlOf(assets[0].url))
    expect(music.assets[0].kind).toBe('audio')
  }
})
