import { expect, test } from 'vitest'
import { every, usual, words } from '../../test/clip-request.js'
import { fileOf } from '../../test/files.js'
import { clip, openScene } from '../../test/scene.js'
import { videoOf } from '../../test/video.js'

const { open, sent, expectRefused } = await openScene()
const client = open()
const { prompt } = words

test('has the defaults of the vendor’s documents', async () => {
  expect(await sent(client.submit('tomoviee/extend-video', { prompt, video: clip }))).toEqual({
    capacity: 'tm_video_continuation_b',
    body: { ...usual, video: clip },
  })
})

test('has every field in the vendor’s names', async () => {
  const { body } = await sent(client.submit('tomoviee/extend-video', { ...words, video: clip }))
  expect(body).toEqual({ ...every, video: clip })
})

test('takes a file of allowed type and size', async () => {
  const video = fileOf('mp4', 199_999_999)
  const { body } = await sent(client.submit('tomoviee/extend-video', { prompt, video }))
  expect(body).toMatchObject({ video: 'https://media.example/uploaded' })
})

test('takes a part of five seconds in 720p, lying, standing or square', async () => {
  for (const [width, height] of [
    [1280, 720],
    [720, 1280],
    [720, 720],
  ] as const) {
    const video = videoOf({ width, height, seconds: 5 })
    await expect(client.submit('tomoviee/extend-video', { prompt, video })).resolves.toHaveProperty('handle')
  }
})

test.each([
  ['video: it lasts 10 s, allowed are 4.95 to 5.05', { video: videoOf({ seconds: 10 }) }],
  [
    'video: it is 1920 x 1080 pixels, allowed is a shorter side of 720',
    { video: videoOf({ width: 1920, height: 1080 }) },
  ],
  ['video: it is 1080 x 1080 pixels', { video: videoOf({ width: 1080, height: 1080 }) }],
  ['video: it is image/png, allowed are video/mp4', { video: fileOf('png') }],
  ['video: it has 200000000 bytes, allowed are 199999999', { video: fileOf('mp4', 200_000_000) }],
  ["aspectRatio must be one of '16:9', '9:16', '4:3', '3:4', '1:1'", { aspectRatio: 'original' }],
  ['duration must be 5', { duration: 6 }],
])('refuses, saying that %s', async (message, field) => {
  const request = { prompt, video: clip, ...field }
  await expectRefused(client.submit('tomoviee/extend-video', request as never), message)
})
