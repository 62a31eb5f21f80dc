import { describe, expect, test, vi } from 'vitest'
import { download } from '../../../../test/files.js'
import { image, video } from '../../../../test/media.js'
import { startTomoviee } from '../../../../test/tomoviee.js'
import { testLimits } from '../../../../test/tomoviee-limits.js'
import { inspectVideo } from '../../../media/video/inspect.js'

// Files are drawn and encoded here, which takes as long as the machine needs.
vi.setConfig({ testTimeout: 300_000 })

const { sandbox, files, clientOf } = await startTomoviee({
  'squarish.png': await image('png', 101, 100),
  'photo.jpg': await image('jpeg', 40, 30),
  'photo.webp': await image('webp', 40, 30),
  'photo.avif': await image('avif', 40, 30),
  'broken.png': (await image('png', 40, 30)).subarray(0, 40),
  'large.png': 200_000_000,
  'five.mp4': await video(1280, 720, 5),
  'portrait.mp4': await video(720, 1280, 5.1),
  'long.mp4': await video(1280, 720, 5.2),
  'short.mp4': await video(1280, 720, 4.8),
  'full-hd.mp4': await video(1920, 1080, 5),
  'text.mp4': Buffer.from('not a video'),
})

const far = 'https://example.com/input'
const common = { prompt: 'a dog', resolution: '1080p', duration: 5, camera_move_index: 46 }
const inside = [
  { resolution: '720p' },
  { camera_move_index: 1 },
  { camera_move_index: null },
  { aspect_ratio: '3:4' },
]
const outside = [
  { prompt: ' ' },
  { resolution: '4k' },
  { duration: 6 },
  { duration: '5' },
  { aspect_ratio: '21:9' },
  { camera_move_index: 0 },
  { camera_move_index: 47 },
]

describe('image-to-video', () => {
  testLimits(sandbox, {
    capacity: 'tm_img2video_b',
    minimal: { prompt: 'a dog', image: far },
    full: { ...common, image: far, aspect_ratio: 'original' },
    inside,
    outside: [...outside, { image: 'photo.png' }, { image: [far] }],
  })

  test('makes a video in the ratio of its image, with even sides', async () => {
    const result = await clientOf('tm_img2video_b').run({
      prompt: 'push in',
      image: `${files.origin}/squarish.png`,
      aspect_ratio: 'original',
    })
    expect(result).toMatchObject({ model_version: 'sandbox', translate_prompt: 'push in' })
    const [made = Buffer.alloc(0)] = await download(result.video_path)
    expect(inspectVideo(made)).toMatchObject({ seconds: 5, width: 728, height: 720 })
  })

  test.each(['photo.jpg', 'photo.webp'])('takes %s', async (name) => {
    const body = { prompt: 'x', image: `${files.origin}/${name}` }
    expect((await clientOf('tm_img2video_b').create(body)).body.code).toBe(0)
  })

  test('does not ask for an image at any address but loopback', async () => {
    const nobody = files.origin.replace('127.0.0.1', '127.0.0.2')
    const body = { prompt: 'x', image: `${nobody}/nothing.png` }
    expect((await clientOf('tm_img2video_b').create(body)).body.code).toBe(0)
  })

  test.each([
    ['photo.avif', 422, 'is not an image that opens'],
    ['broken.png', 422, 'is not an image that opens'],
    ['nothing.png', 422, 'cannot be fetched: HTTP 404'],
    ['elsewhere', 422, 'cannot be fetched: HTTP 302'],
    ['large.png', 413, 'must be smaller than 200 MB'],
  ])('refuses %s with %i: it %s', async (name, status, message) => {
    const body = { prompt: 'x', image: `${files.origin}/${name}` }
    const answer = await clientOf('tm_img2video_b').create(body)
    expect(answer.status).toBe(status)
    expect(answer.body).toEqual({ code: 680000 + status, msg: `image: ${message}`, data: null })
  })
})

describe('frames-to-video', () => {
  testLimits(sandbox, {
    capacity: 'tm_tail2video_b',
    minimal: { prompt: 'a dog', image: far, image_tail: far },
    full: { ...common, image: far, image_tail: far, aspect_ratio: 'original' },
    inside,
    outside: [...outside, { image: 'x' }, { image_tail: 'x' }],
  })

  test('looks at both of its images', async () => {
    const image = `${files.origin}/photo.jpg`
    const body = { prompt: 'x', image, image_tail: `${files.origin}/broken.png` }
    const answer = await clientOf('tm_tail2video_b').create(body)
    expect([answer.status, answer.body.msg]).toEqual([422, 'image_tail: is not an image that opens'])
  })
})

describe('extend-video', () => {
  testLimits(sandbox, {
    capacity: 'tm_video_continuation_b',
    minimal: { prompt: 'a dog', video: far },
    full: { ...common, video: far, aspect_ratio: '16:9' },
    inside,
    outside: [...outside, { aspect_ratio: 'original' }, { video: 'x' }],
  })

  test('goes on with the scene of the video before, and has a second name', async () => {
    const body = { prompt: 'further', video: `${files.origin}/five.mp4`, aspect_ratio: '1:1' }
    const { video_path } = await clientOf('tm_video_continuation').run(body)
    const [made = Buffer.alloc(0)] = await download(video_path)
    expect(inspectVideo(made)).toMatchObject({
      seconds: 5,
      width: 720,
      height: 720,
      note: { scene: 'a harbour', part: 2 },
    })
  })

  test('takes a portrait video and one that is two frames too long', async () => {
    const body = { prompt: 'x', video: `${files.origin}/portrait.mp4` }
    expect((await clientOf('tm_video_continuation_b').create(body)).body.code).toBe(0)
  })

  test.each([
    ['long.mp4', 'lasts 5.20 s, but must last from 4.9 to 5.1 s'],
    ['short.mp4', 'lasts 4.80 s, but must last from 4.9 to 5.1 s'],
    ['full-hd.mp4', 'is 1920 × 1080, but must be 720p'],
    ['text.mp4', 'is not an MP4 video'],
    ['photo.jpg', 'is not an MP4 video'],
  ])('refuses %s with 422: it %s', async (name, message) => {
    const body = { prompt: 'x', video: `${files.origin}/${name}` }
    const answer = await clientOf('tm_video_continuation_b').create(body)
    expect([answer.status, answer.body.code, answer.body.msg]).toEqual([422, 680422, `video: ${message}`])
  })
})

test('text-to-video has a second name', async () => {
  expect((await clientOf('tob_text2video_b').create({ prompt: 'x' })).body.code).toBe(0)
})
