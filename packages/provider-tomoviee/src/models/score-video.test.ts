import { describe, expect, test } from 'vitest'
import { fileOf } from '../../test/files.js'
import { clip, openScene } from '../../test/scene.js'
import { videoOf } from '../../test/video.js'

const { open, sent, expectRefused } = await openScene()
const flat = open()
const template = open({ dialect: 'template' })
const prompt = 'calm piano'

describe('the request on the wire', () => {
  test('asks for twenty seconds where nothing else is said', async () => {
    expect(await sent(flat.submit('tomoviee/score-video', { video: clip }))).toEqual({
      capacity: 'tm_video_scoring',
      body: { video: clip, duration: 20 },
    })
  })

  test('has every field in the vendor’s names', async () => {
    const request = { video: clip, prompt, duration: 45 }
    expect(await sent(flat.submit('tomoviee/score-video', request))).toMatchObject({
      body: { video: clip, prompt, duration: 45 },
    })
  })

  test('has the other form in the dialect ‘template’', async () => {
    expect(await sent(template.submit('tomoviee/score-video', { video: clip, prompt }))).toEqual({
      capacity: 'tm_video_scoring',
      body: { file_link: clip, prompt },
    })
  })
})

describe('limits', () => {
  test.each([{ duration: 5 }, { duration: 900 }, { video: fileOf('mp4', 199_999_999) }])(
    'case %# at a limit is accepted',
    async (field) => {
      const submission = flat.submit('tomoviee/score-video', { video: clip, ...field })
      await expect(submission).resolves.toHaveProperty('handle')
    },
  )

  test('a video of 120 MB is accepted in the dialect ‘template’', async () => {
    const submission = template.submit('tomoviee/score-video', { prompt, video: fileOf('mp4', 120_000_000) })
    await expect(submission).resolves.toHaveProperty('handle')
  })

  test.each(['mp4', 'mov', 'avi', 'mkv', 'ts', 'flv', 'mpg'] as const)(
    'a video in %s is accepted in the dialect ‘template’',
    async (type) => {
      const submission = template.submit('tomoviee/score-video', { prompt, video: fileOf(type, 600) })
      await expect(submission).resolves.toHaveProperty('handle')
    },
  )

  test.each([
    ['video: it lasts 97 s, allowed are 0 to 95', { seconds: 97 }],
    ['video: it has 12 frames a second, allowed are 15 to 60', { framesPerSecond: 12 }],
    ['video: it is 480 x 320 pixels, allowed is a shorter side of 360 to 1080', { width: 480, height: 320 }],
    ['video: it is 2560 x 1440 pixels', { width: 2560, height: 1440 }],
  ])('refuses in the dialect ‘template’, saying that %s', async (message, facts) => {
    await expectRefused(template.submit('tomoviee/score-video', { prompt, video: videoOf(facts) }), message)
  })

  test.each([
    ['duration must be at least 5', flat, { duration: 4 }],
    ['duration must be at most 900', flat, { duration: 901 }],
    ['duration must be an integer', flat, { duration: 20.5 }],
    ['video: it has 200000000 bytes, allowed are 199999999', flat, { video: fileOf('mp4', 200_000_000) }],
    ['video: it is image/png, allowed are video/mp4', flat, { video: fileOf('png') }],
    ['prompt must not be blank', flat, { prompt: '' }],
    ['count is not supported', flat, { count: 2 }],
    ["prompt must be given in the dialect 'template'", template, {}],
    ["duration is not supported in the dialect 'template'", template, { prompt, duration: 20 }],
    ['video: it has 120000001 bytes', template, { prompt, video: fileOf('mp4', 120_000_001) }],
  ] as const)('refuses, saying that %s', async (message, client, field) => {
    await expectRefused(client.submit('tomoviee/score-video', { video: clip, ...field } as never), message)
  })
})
