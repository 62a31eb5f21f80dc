import { afterAll, describe, expect, test } from 'vitest'
import { post } from '../../../test/client.js'
import { tomovieeClient, tomovieeHeaders } from '../../../test/tomoviee.js'
import { createSandbox } from '../../index.js'

const sandbox = await createSandbox({ vendors: ['tomoviee'], taskSeconds: 0 })
afterAll(() => sandbox.close())

describe('the alternative form of answers', () => {
  test('has process for progress, image_path for images_path, and one file as a string', async () => {
    await using other = await createSandbox({
      vendors: ['tomoviee'],
      taskSeconds: 0,
      settings: { tomoviee: { answerForm: 'alternative' } },
    })
    const clientOf = (capacity: string) =>
      tomovieeClient(other.baseUrls.tomoviee, other.credentials.tomoviee, capacity)
    const redrawing = { prompt: 'x', init_image: 'https://example.com/a.png' }
    const { data } = await clientOf('tm_redrawing').create(redrawing)
    const polled = await clientOf('tm_redrawing').poll(data.task_id)
    expect(polled.data).toMatchObject({ status: 3, process: 100 })
    expect(polled.data).not.toHaveProperty('progress')
    expect(await clientOf('tm_redrawing').run(redrawing)).toEqual({
      image_path: expect.stringMatching(/image\.png\?/),
    })
    expect(await clientOf('tm_text2music').run({ prompt: 'x', duration: 5, qty: 2 })).toEqual({
      audio_path: [expect.stringMatching(/audio-1\.mp3/), expect.stringMatching(/audio-2\.mp3/)],
    })
  })

  test('may be a text for the status and an object for the result, with more beside the files', async () => {
    await using other = await createSandbox({
      vendors: ['tomoviee'],
      taskSeconds: 0,
      settings: { tomoviee: { answerForm: 'loose' } },
    })
    const client = tomovieeClient(other.baseUrls.tomoviee, other.credentials.tomoviee)
    const { data } = await client.create({ prompt: 'x', params: 'order 7' })
    expect((await client.poll(data.task_id)).data).toMatchObject({
      status: '3',
      params: 'order 7',
      result: {
        video_path: [expect.stringMatching(/video\.mp4\?/)],
        cover_path: expect.stringContaining('.jpg'),
        share_path: expect.stringContaining('.html'),
        model_version: 'sandbox',
      },
    })
  })

  test('has no further word', async () => {
    const settings = { tomoviee: { answerForm: 'loud' as 'usual' } }
    await expect(createSandbox({ vendors: ['tomoviee'], settings })).rejects.toThrow(
      'settings.tomoviee.answerForm must be one of usual, alternative, loose, not loud',
    )
  })
})

test('paths and methods that the vendor does not have get a plain 404 or 405', async () => {
  expect((await post(`${sandbox.baseUrls.tomoviee}/v1/nothing`, {})).status).toBe(404)
  const answer = await fetch(`${sandbox.baseUrls.tomoviee}/v1/open/pub/task`)
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
})

test('a capacity that does not exist is refused', async () => {
  const url = `${sandbox.baseUrls.tomoviee}/v1/open/capacity/application/tm_text2dream`
  const answer = await post(url, { prompt: 'x' }, tomovieeHeaders(sandbox.credentials.tomoviee))
  expect([answer.status, answer.body.code]).toEqual([400, 680002])
})
