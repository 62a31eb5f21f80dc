import { afterAll, expect, test } from 'vitest'
import { post } from '../../../test/client.js'
import { createSandbox } from '../../index.js'

const sandbox = await createSandbox({ vendors: ['edrawmax'] })
afterAll(() => sandbox.close())

test('the base URL ends in the path of the vendor', () => {
  expect(sandbox.baseUrls.edrawmax).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/ai$/)
})

test('a kind of diagram that does not exist, or a GET, gets a plain 404 or 405', async () => {
  expect((await post(`${sandbox.baseUrls.edrawmax}/skills/generate-poster`, { prompt: 'x' })).status).toBe(
    404,
  )
  expect((await fetch(`${sandbox.baseUrls.edrawmax}/skills/generate-gantt`)).status).toBe(405)
})
