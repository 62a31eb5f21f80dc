import { afterAll, expect, test } from 'vitest'
import { post } from '../../../test/client.js'
import { createSandbox } from '../../index.js'

const sandbox = await createSandbox({ vendors: ['edrawmax'] })
afterAll(() => sandbox.close())

test.each([
  ['no prompt', {}, 400, 'bad param: prompt is required'],
  ['an empty prompt', { prompt: ' ' }, 400, 'bad param: prompt is required'],
  ['a prompt that is no text', { prompt: 1 }, 400, 'bad param: prompt is required'],
  ['a language of BCP 47', { prompt: 'x', lang: 'zh-CN' }, 400, 'bad param: lang'],
  ['an unknown platform', { prompt: 'x', platform: 'tv' }, 400, 'bad param: platform'],
  ['a user in the body', { prompt: 'x', user_id: 1 }, 400, 'bad param: unknown field user_id'],
  ['half a JSON text', '{"prompt"', 400, 'bad param: body is not JSON'],
  ['a list', [], 400, 'bad param: body is not an object'],
  ['the rejected word', { prompt: 'please draw Forbidden-Content now' }, 2406, 'risk control rejection'],
])('a refusal for %s has HTTP 200 and a code', async (_, body, code, msg) => {
  const answer = await post(`${sandbox.baseUrls.edrawmax}/skills/generate-flowchart`, body)
  expect([answer.status, answer.body]).toEqual([200, { code, msg, data: null }])
  expect(sandbox.log.at(-1)).toMatchObject({ operation: 'create', accepted: false })
})
