import { afterAll, expect, test } from 'vitest'
import { post } from '../../../test/client.js'
import { tomovieeClient, tomovieeHeaders } from '../../../test/tomoviee.js'
import { createSandbox } from '../../index.js'

const sandbox = await createSandbox({ vendors: ['tomoviee'], taskSeconds: 0 })
afterAll(() => sandbox.close())

const client = tomovieeClient(sandbox.baseUrls.tomoviee, sandbox.credentials.tomoviee)

const create = (headers: Record<string, string>) =>
  post(`${sandbox.baseUrls.tomoviee}/v1/open/capacity/application/tm_text2video_b`, { prompt: 'x' }, headers)

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
