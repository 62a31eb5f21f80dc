import { afterAll, describe, expect, test, vi } from 'vitest'
import { stopClock } from '../../../../test/clock.js'
import { download, serveFiles } from '../../../../test/files.js'
import { heic, image, pixelAt, readPixels, video } from '../../../../test/media.js'
import { mediaioClient } from '../../../../test/mediaio.js'
import { createSandbox } from '../../../index.js'
import { inspectVideo } from '../../../media/video/inspect.js'

// Files are drawn and encoded here, which takes as long as the machine needs.
vi.setConfig({ testTimeout: 300_000 })

const sandbox = await createSandbox({ vendors: ['mediaio'], taskSeconds: 0 })
const files = await serveFiles({
  'red.png': await image('png', 400, 300, '#ff0000'),
  'tall.heic': heic(300, 400),
  'driving.mp4': await video(720, 1280, 3, 24),
})
afterAll(async () => {
  await files[Symbol.asyncDispose]()
  await sandbox.close()
})

const client = mediaioClient(sandbox.baseUrls.mediaio, sandbox.credentials.mediaio)
const prompt = 'a dog'
const far = 'https://example.com/input.png'

const make = async (code: string, data: object) => download(await client.make(code, data))

describe('images', () => {
  test('are as many as were asked for, differ, and have the ratio asked for', async () => {
    const made = await make('t2i-imagen-4', { prompt, ratio: '3:4', counts: '3' })
    expect(new Set(made.map((file) => file.toString('base64'))).size).toBe(3)
    for (const file of made) expect(await readPixels(file)).toMatchObject({ width: 768, height: 1024 })
  })

  test.each([
    ['i2i-banana-2', { images: [far], prompt, ratio: '21:9', resolution: '2K' }, 2048, 878],
    ['i2i-banana', { images: [far], prompt }, 1024, 576],
    ['i2i-seedream-v4-0', { images: [far], prompt }, 576, 1024],
    ['t2i-soul-character', { prompt, ratio: '2:3' }, 683, 1024],
  ])('of %s from %j are %i × %i', async (code, data, width, height) => {
    const [file = Buffer.alloc(0)] = await make(code, data)
    expect(await readPixels(file)).toMatchObject({ width, height })
  })

  test('show the image that they were made from', async () => {
    const images = [`${files.origin}/red.png`, far]
    const [file = Buffer.alloc(0)] = await make('i2i-banana', { images, prompt, ratio: '1:1' })
    expect(await pixelAt(file, 900, 100)).toEqual([255, 0, 0])
  })
})

describe('videos', () => {
  test.each([
    ['i2v-wan-v2-5', { image: far }, { width: 854, height: 480, seconds: 5, hasSound: false }],
    [
      't2v-vidu-q3',
      { ratio: '1:1', resolution: '540P', duration: '4s', generate_audio: 'False' },
      { width: 540, height: 540, seconds: 4, hasSound: false },
    ],
    [
      't2v-vidu-q3',
      { ratio: '3:4', resolution: '540P', duration: '4s' },
      { width: 540, height: 720, seconds: 4, hasSound: true },
    ],
  ])('of %s from %j are %j', async (code, data, facts) => {
    const [file = Buffer.alloc(0)] = await make(code, { prompt, ...data })
    expect(inspectVideo(file)).toMatchObject(facts)
  })

  test('have the ratio of the image that they begin with', async () => {
    const data = { prompt, resolution: '480P', image: `${files.origin}/red.png` }
    const [file = Buffer.alloc(0)] = await make('i2v-wan-v2-5', data)
    expect(inspectVideo(file)).toMatchObject({ width: 640, height: 480, note: undefined })
  })

  test('last as long as the video that drives them', async () => {
    const data = { image: `${files.origin}/red.png`, video: `${files.origin}/driving.mp4` }
    const [file = Buffer.alloc(0)] = await make('i2v-motion-control-kling-v2-6', data)
    expect(inspectVideo(file)).toMatchObject({ width: 960, height: 720, seconds: 3, hasSound: false })
  })

  test('show a landscape in the ratio of an image that cannot be drawn', async () => {
    const data = { prompt, image: `${files.origin}/tall.heic`, duration: '4s', resolution: '720P' }
    const [file = Buffer.alloc(0)] = await make('i2v-vidu-q2', data)
    expect(inspectVideo(file)).toMatchObject({ width: 720, height: 960, note: { scene: prompt } })
  })
})

test('a link ends when it was set to, and a poll gives a fresh one', async () => {
  await using brief = await createSandbox({ vendors: ['mediaio'], taskSeconds: 0, linkSeconds: 10 })
  const other = mediaioClient(brief.baseUrls.mediaio, brief.credentials.mediaio)
  const clock = stopClock()
  const { data } = await other.create('t2i-imagen-4', { prompt })
  const statusOf = async (link: unknown) => (await fetch(String(link), { method: 'HEAD' })).status
  const [old] = await other.links(data.task_id)
  expect(await statusOf(old)).toBe(200)
  clock.advance(10_000)
  const [fresh] = await other.links(data.task_id)
  expect([await statusOf(old), await statusOf(fresh)]).toEqual([403, 200])
})
