import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { cat, clip, openScene } from '../test/scene.js'
import { tomoviee } from './index.js'

const { sandbox, open, sent } = await openScene()
const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
afterAll(() => rm(folder, { recursive: true }))

const prompt = 'a quiet harbour'

/** For each model: the least that it takes, and what comes out. */
const models = [
  ['text-to-video', { prompt }, 'video', 'video/mp4'],
  ['image-to-video', { prompt, image: cat }, 'video', 'video/mp4'],
  ['frames-to-video', { prompt, firstFrame: cat, lastFrame: cat }, 'video', 'video/mp4'],
  ['extend-video', { prompt, video: clip }, 'video', 'video/mp4'],
  ['image-to-image', { prompt, image: cat }, 'image', 'image/png'],
  ['redraw-image', { prompt, image: cat }, 'image', 'image/png'],
  ['segment-image', { image: cat }, 'mask', 'image/png'],
  ['text-to-music', { prompt, duration: 2 }, 'audio', 'audio/mpeg'],
  ['text-to-sound-effect', { prompt, duration: 5 }, 'audio', 'audio/mpeg'],
  ['text-to-speech', { text: 'Good morning.' }, 'audio', 'audio/mpeg'],
  ['score-video', { video: clip, duration: 5 }, 'audio', 'audio/mpeg'],
] as const

test('serves every model that is tested here, and no other', () => {
  const ids = open().models.map(({ id }) => id)
  expect(ids).toEqual(models.map(([name]) => `tomoviee/${name}`))
})

describe.each(models)('%s', (name, input, kind, mediaType) => {
  const model = `tomoviee/${name}` as const

  test(`gives a file that is ${mediaType}`, async () => {
    const { assets } = await open().generate(model, input as never)
    expect(assets[0]).toMatchObject({ kind, mediaType })
    await expect(assets[0].save(join(folder, name))).resolves.toMatchObject({ mediaType })
  })

  test('is asked for by another name where the settings say so', async () => {
    const client = open({ capacities: { [name]: 'tob_of_mainland' } })
    await expect(client.submit(model, input as never)).rejects.toThrow('unknown capacity tob_of_mainland')
  })

  test('has no callback unless it is asked for', async () => {
    const { body } = await sent(open().submit(model, input as never))
    expect(body).not.toHaveProperty('callback')
    expect(body).not.toHaveProperty('params')
  })

  test('has the callback of the settings, or its own', async () => {
    const client = open({ callbackUrl: 'https://app.example/all' })
    expect(await sent(client.submit(model, input as never))).toMatchObject({
      body: { callback: expect.stringMatching(/^https:\/\/app\.example\/all\?mediaplug-token=[\w.-]{66}$/) },
    })
    const own = { ...input, callbackUrl: 'https://app.example/one?job=7' }
    expect(await sent(client.submit(model, own as never))).toMatchObject({
      body: { callback: expect.stringMatching(/^https:\/\/app\.example\/one\?job=7&mediaplug-token=/) },
    })
  })

  test('has a text for the callback to give back', async () => {
    const own = { ...input, callbackUrl: 'https://app.example/one', callbackParams: 'order 7' }
    expect(await sent(open().submit(model, own as never))).toMatchObject({ body: { params: 'order 7' } })
  })

  test('refuses a callback that is not to a safe place', async () => {
    const request = { ...input, callbackUrl: 'http://app.example/one' }
    await expect(open().submit(model, request as never)).rejects.toThrow('callbackUrl must be an https: URL')
  })
})

test('several results are several files', async () => {
  const { assets } = await open().generate('tomoviee/image-to-image', {
    prompt,
    image: cat,
    width: 512,
    height: 512,
    count: 4,
  })
  const urls = assets.map(({ url }) => url)
  expect(new Set(urls).size).toBe(4)
})

test('a portable request is served by the model of its capability', async () => {
  const client = open()
  const { body } = await sent(client.submit('inpaint-image', { prompt, image: cat, mask: cat }))
  expect(body).toEqual({ prompt, init_image: cat, mask_url: cat })
  expect(await sent(client.submit('text-to-speech', { text: 'hello', language: 'en' }))).toMatchObject({
    body: { voice_id: 'en-US-JennyNeural' },
  })
})

describe('settings', () => {
  test.each([
    [{ dialect: 'other' }, "dialect must be one of 'flat', 'template'"],
    [{ capacities: { 'text-to-smell': 'x' } }, 'capacities.text-to-smell is not supported'],
    [{ capacities: { 'text-to-video': 'a/../b' } }, 'capacities.text-to-video must consist of letters'],
    [{ callbackUrl: 'http://app.example' }, 'callbackUrl must be an https: URL'],
    [{ callbackUrl: 'http://127.0.0.1.app.example' }, 'callbackUrl must be an https: URL'],
    [{ callbackUrl: 'https://me:secret@app.example' }, 'callbackUrl must be an https: URL'],
    [{ callbackUrl: 'https://app.example#top' }, 'callbackUrl must be an https: URL'],
    [{ callbackUrl: '/callback' }, 'callbackUrl must be an https: URL'],
  ])('%o is refused', (settings, message) => {
    expect(() => tomoviee(settings as never)).toThrow(message)
  })

  test.each(['https://app.example/a?b=c', 'http://localhost:80', 'http://127.0.0.1:8080/', 'http://[::1]:1'])(
    'a callback to %s is allowed',
    (callbackUrl) => {
      expect(tomoviee({ callbackUrl }).id).toBe('tomoviee')
    },
  )
})

test('nothing was sent to the vendor but known requests', () => {
  expect(sandbox.log.filter(({ operation }) => operation === 'unknown')).toEqual([])
})
