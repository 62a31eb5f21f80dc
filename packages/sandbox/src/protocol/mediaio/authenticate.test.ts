import { expect, test } from 'vitest'
import { post } from '../../../test/client.js'
import { startMediaio } from '../../../test/mediaio.js'

const paths = ['/generation/imagen/t2i-imagen-4', '/generation/result/x', '/user/credits']

test.each(paths)('a key is asked for at %s', async (path) => {
  const { sandbox } = await startMediaio()
  const url = `${sandbox.baseUrls.mediaio}${path}`
  expect(await post(url, {})).toMatchObject({ status: 200, body: { code: 374004, data: {} } })
  expect((await post(url, {}, { 'x-api-key': 'nobody' })).body.code).toBe(40001)
})

test('a key expires when it was set to', async () => {
  const { client } = await startMediaio({ keySeconds: 0 })
  for (const answer of [
    await client.create('t2i-imagen-4', { prompt: 'a dog' }),
    await client.poll('x'),
    await client.credits(),
  ]) {
    expect(answer.body.code).toBe(40002)
  }
})

test('a key is what the credentials consist of', async () => {
  const { sandbox } = await startMediaio()
  expect(sandbox.credentials.mediaio).toEqual({ apiKey: expect.stringMatching(/^[0-9a-f]{48}$/) })
})
