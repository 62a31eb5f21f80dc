import { afterAll, expect, onTestFinished, test } from 'vitest'
import { post } from '../../../test/client.js'
import { stopClock } from '../../../test/clock.js'
import { tomovieeClient, tomovieeHeaders } from '../../../test/tomoviee.js'
import { createSandbox } from '../../index.js'

const sandbox = await createSandbox({ vendors: ['tomoviee'], taskSeconds: 0 })
afterAll(() => sandbox.close())

const client = tomovieeClient(sandbox.baseUrls.tomoviee, sandbox.credentials.tomoviee)

test('a task is queued, then processed, then successful, and its progress only rises', async () => {
  const unhurried = await createSandbox({ vendors: ['tomoviee'], taskSeconds: 4 })
  onTestFinished(() => unhurried.close())
  const client = tomovieeClient(unhurried.baseUrls.tomoviee, unhurried.credentials.tomoviee)
  const clock = stopClock()
  const created = await client.create({ prompt: 'a dog', params: 'order 7' })
  const seen = []
  for (const ms of [0, 999, 1, 1500, 1499, 1]) {
    clock.advance(ms)
    seen.push((await client.poll(created.data.task_id)).data)
  }
  expect(
    seen.map(({ status, position, wait_time, progress }) => [status, position, wait_time, progress]),
  ).toEqual([
    [1, 3, 4, 0],
    [1, 1, 4, 0],
    [2, -1, 3, 0],
    [2, -1, 2, 50],
    [2, -1, 1, 99],
    [3, -1, 0, 100],
  ])
  expect(seen[0]).toMatchObject({ reason: '', result: '', params: 'order 7' })
  expect(seen.at(-1)).toMatchObject({ reason: 'success', params: 'order 7' })
})

test('a task gives its result as JSON text with a link to an MP4', async () => {
  const url = await client.makeVideo()
  expect(new URL(url).origin).toBe(sandbox.baseUrls.tomoviee)
  expect(new URL(url).pathname).toMatch(/^\/results\/[0-9a-f-]{36}\/video\.mp4$/)
})

test('a task that nobody created is not found, nor is one of another account', async () => {
  expect(await client.poll('tm_text2video_b-0-0')).toMatchObject({ status: 400, body: { code: 680003 } })
  const { data } = await client.create({ prompt: 'a dog' })
  const stranger = tomovieeClient(sandbox.baseUrls.tomoviee, sandbox.addAccount('tomoviee'))
  expect(await stranger.poll(data.task_id)).toMatchObject({ status: 400, body: { code: 680003 } })
  expect(await client.poll(data.task_id)).toMatchObject({ status: 200, body: { code: 0 } })
})

test.each([{}, { task_id: 7 }, { task_id: '' }, { task_id: 'x', id: 'x' }])(
  'a task is not polled for by %j',
  async (body) => {
    const headers = tomovieeHeaders(sandbox.credentials.tomoviee)
    const answer = await post(`${sandbox.baseUrls.tomoviee}/v1/open/pub/task`, body, headers)
    expect([answer.status, answer.body.code]).toEqual([400, 680001])
  },
)
