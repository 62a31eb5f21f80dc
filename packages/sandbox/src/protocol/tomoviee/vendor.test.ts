import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { post, tomovieeClient, tomovieeHeaders } from '../../../test/client.js'
import { createSandbox, type Sandbox } from '../../index.js'

let sandbox: Sandbox<'tomoviee'>
let client: ReturnType<typeof tomovieeClient>

beforeAll(async () => {
  sandbox = await createSandbox({ vendors: ['tomoviee'], taskSeconds: 0.4 })
  client = tomovieeClient(sandbox.baseUrls.tomoviee, sandbox.credentials.tomoviee)
})
afterAll(() => sandbox.close())

describe('authentication', () => {
  const create = (headers: Record<string, string>) =>
    post(
      `${sandbox.baseUrls.tomoviee}/v1/open/capacity/application/tm_text2video_b`,
      { prompt: 'x' },
      headers,
    )

  test('a request without credentials is refused with 401', async () => {
    const answer = await create({})
    expect([answer.status, answer.body]).toEqual([
      401,
      { code: 680101, msg: 'authentication failed', data: null },
    ])
  })

  test('a wrong secret, a key of nobody, and a missing X-App-Key are refused', async () => {
    const right = tomovieeHeaders(sandbox.credentials.tomoviee)
    const wrong = tomovieeHeaders({ ...sandbox.credentials.tomoviee, appSecret: 'guess' })
    const nobody = tomovieeHeaders({ appKey: 'nobody', appSecret: 'guess' })
    const { authorization = '' } = right
    for (const headers of [wrong, nobody, { authorization }, { 'x-app-key': right['x-app-key'] ?? '' }]) {
      expect((await create(headers)).status).toBe(401)
    }
  })

  test('a poll needs credentials too', async () => {
    expect((await post(`${sandbox.baseUrls.tomoviee}/v1/open/pub/task`, { task_id: 'x' })).status).toBe(401)
  })
})

describe('the limits of text-to-video', () => {
  const full = {
    prompt: 'a dog',
    resolution: '1080p',
    duration: 5,
    aspect_ratio: '3:4',
    camera_move_index: 46,
    callback: 'https://example.com/hook',
    params: 'opaque',
  }

  test.each([
    ['only a prompt', { prompt: 'a dog' }],
    ['every field', full],
    ['the first camera move', { ...full, camera_move_index: 1 }],
    ['no camera move, said as null', { ...full, camera_move_index: null }],
    ['720p and 1:1', { ...full, resolution: '720p', aspect_ratio: '1:1' }],
  ])('%s is accepted', async (_, body) => {
    const answer = await client.create(body)
    expect([answer.status, answer.body.code]).toEqual([200, 0])
    expect(answer.data.task_id).toMatch(/^tm_text2video_b-0-\d{14}[0-9a-f]{12}$/)
  })

  test.each([
    ['no prompt', { ...full, prompt: undefined }, 'prompt: is required'],
    ['an empty prompt', { ...full, prompt: '  ' }, 'prompt: '],
    ['a prompt that is no text', { ...full, prompt: 7 }, 'prompt: '],
    ['another resolution', { ...full, resolution: '4k' }, 'resolution: '],
    ['a duration as text', { ...full, duration: '5' }, 'duration: '],
    ['another duration', { ...full, duration: 10 }, 'duration: '],
    ['another aspect ratio', { ...full, aspect_ratio: '21:9' }, 'aspect_ratio: '],
    ['the ratio of image-to-video', { ...full, aspect_ratio: 'original' }, 'aspect_ratio: '],
    ['camera move 0', { ...full, camera_move_index: 0 }, 'camera_move_index: '],
    ['camera move 47', { ...full, camera_move_index: 47 }, 'camera_move_index: '],
    ['half a camera move', { ...full, camera_move_index: 1.5 }, 'camera_move_index: '],
    ['a camera move as text', { ...full, camera_move_index: '7' }, 'camera_move_index: '],
    ['a callback that is no URL', { ...full, callback: 'soon' }, 'callback: '],
    ['params that are no text', { ...full, params: { a: 1 } }, 'params: '],
    ['a field that is not documented', { ...full, seed: 1 }, 'seed: is not a field'],
    ['a list', [full], ''],
  ])('%s is refused with 400, and nothing is created', async (_, body, message) => {
    const answer = await client.create(body)
    expect([answer.status, answer.body.code]).toEqual([400, 680001])
    expect(answer.body.msg).toContain(message)
    expect(sandbox.log.at(-1)).toMatchObject({ operation: 'create', accepted: false, taskId: undefined })
  })

  test('a capacity that does not exist is refused', async () => {
    const url = `${sandbox.baseUrls.tomoviee}/v1/open/capacity/application/tm_text2dream`
    const answer = await post(url, { prompt: 'x' }, tomovieeHeaders(sandbox.credentials.tomoviee))
    expect([answer.status, answer.body.code]).toEqual([400, 680002])
  })

  test('a body that is not JSON, or is not said to be, is refused with 400', async () => {
    expect((await client.create('{"prompt":')).status).toBe(400)
    const url = `${sandbox.baseUrls.tomoviee}/v1/open/capacity/application/tm_text2video_b`
    const headers = { ...tomovieeHeaders(sandbox.credentials.tomoviee), 'content-type': 'text/plain' }
    expect((await post(url, { prompt: 'x' }, headers)).status).toBe(400)
  })

  test('a body past 1 MiB is refused with 413', async () => {
    const answer = await client.create({ prompt: 'x'.repeat(1024 * 1024) })
    expect([answer.status, answer.body.code]).toEqual([413, 680413])
  })
})

describe('a task', () => {
  test('is queued, then processed, then successful, and its progress only rises', async () => {
    const unhurried = await createSandbox({ vendors: ['tomoviee'], taskSeconds: 4 })
    onTestFinished(() => unhurried.close())
    const client = tomovieeClient(unhurried.baseUrls.tomoviee, unhurried.credentials.tomoviee)
    const created = await client.create({ prompt: 'a dog', params: 'order 7' })
    const seen = await client.watch(created.data.task_id)
    const statuses = seen.map(({ status }) => Number(status))
    expect([...new Set(statuses)]).toEqual([1, 2, 3])
    expect(seen[0]).toMatchObject({ position: 3, wait_time: 4, progress: 0, result: '' })
    const progress = seen.map((data) => Number(data.progress))
    expect(progress).toEqual([...progress].sort((left, right) => left - right))
    expect(seen.at(-1)).toMatchObject({ progress: 100, position: -1, params: 'order 7', reason: 'success' })
  })

  test('takes the time that was set', async () => {
    const began = Date.now()
    const { data } = await client.create({ prompt: 'a dog' })
    await client.watch(data.task_id)
    expect(Date.now() - began).toBeGreaterThan(390)
    expect(Date.now() - began).toBeLessThan(10_000)
  })

  test('gives its result as JSON text with a link to an MP4', async () => {
    const url = await client.makeVideo()
    expect(new URL(url).origin).toBe(sandbox.baseUrls.tomoviee)
    expect(new URL(url).pathname).toMatch(/^\/results\/[0-9a-f-]{36}\/video\.mp4$/)
  })

  test('that nobody created is not found, nor is one of another account', async () => {
    expect(await client.poll('tm_text2video_b-0-0')).toMatchObject({ status: 400, body: { code: 680003 } })
    const { data } = await client.create({ prompt: 'a dog' })
    const stranger = tomovieeClient(sandbox.baseUrls.tomoviee, sandbox.addAccount('tomoviee'))
    expect(await stranger.poll(data.task_id)).toMatchObject({ status: 400, body: { code: 680003 } })
    expect(await client.poll(data.task_id)).toMatchObject({ status: 200, body: { code: 0 } })
  })

  test.each([{}, { task_id: 7 }, { task_id: '' }, { task_id: 'x', id: 'x' }])(
    'is not polled for by %j',
    async (body) => {
      const headers = tomovieeHeaders(sandbox.credentials.tomoviee)
      const answer = await post(`${sandbox.baseUrls.tomoviee}/v1/open/pub/task`, body, headers)
      expect([answer.status, answer.body.code]).toEqual([400, 680001])
    },
  )

  test('tells its callback when it has ended', async () => {
    const hook = createServer()
    const received = once(hook, 'request').then(async ([incoming, outgoing]) => {
      outgoing.end()
      return JSON.parse(await text(incoming))
    })
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
    const { port } = hook.address() as AddressInfo
    const { data } = await client.create({
      prompt: 'a dog',
      params: 'order 8',
      callback: `http://127.0.0.1:${port}/hook`,
    })
    const payload = await received
    hook.close()
    expect(payload).toEqual({
      task_id: data.task_id,
      status: 3,
      params: 'order 8',
      result: expect.stringContaining('video_path'),
    })
  })
})

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

  test('is the only other one', async () => {
    const settings = { tomoviee: { answerForm: 'loud' as 'usual' } }
    await expect(createSandbox({ vendors: ['tomoviee'], settings })).rejects.toThrow(
      'settings.tomoviee.answerForm must be one of usual, alternative, not loud',
    )
  })
})

test('paths and methods that the vendor does not have get a plain 404 or 405', async () => {
  expect((await post(`${sandbox.baseUrls.tomoviee}/v1/nothing`, {})).status).toBe(404)
  const answer = await fetch(`${sandbox.baseUrls.tomoviee}/v1/open/pub/task`)
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
})
