import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { post } from '../../../test/client.js'
import { createSandbox, type Sandbox } from '../../index.js'

let sandbox: Sandbox<'edrawmax'>
const draw = (kind: string, body: unknown, headers?: Record<string, string>) =>
  post(`${sandbox.baseUrls.edrawmax}/skills/generate-${kind}`, body, headers)

beforeAll(async () => {
  sandbox = await createSandbox({
    vendors: ['edrawmax'],
    settings: { edrawmax: { answerSeconds: 0.1, concurrency: 2 } },
  })
})
afterAll(() => sandbox.close())

test('the base URL ends in the path of the vendor', () => {
  expect(sandbox.baseUrls.edrawmax).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/ai$/)
})

describe('a diagram', () => {
  test('as a flowchart comes with its PNG, its SVG and Mermaid source', async () => {
    const answer = await draw('flowchart', { prompt: '打开包裹，物品是否完好？签收' })
    expect([answer.status, answer.body.code, answer.body.msg]).toEqual([200, 0, ''])
    expect(Object.keys(answer.data).sort()).toEqual(['mermaid_code', 'png_url', 'svg_url'])
    expect(answer.data.mermaid_code).toContain('物品是否完好')
    for (const [key, type] of [
      ['png_url', 'image/png'],
      ['svg_url', 'image/svg+xml'],
    ] as const) {
      const file = await fetch(String(answer.data[key]))
      expect([file.status, file.headers.get('content-type')]).toEqual([200, type])
      await file.body?.cancel()
    }
  })

  test.each(['infographic', 'gantt', 'mindmap'])('as %s comes with source_code', async (kind) => {
    const { data } = await draw(kind, { prompt: 'Tea: green, black, white', lang: 'en', platform: 'web' })
    expect(Object.keys(data).sort()).toEqual(['png_url', 'source_code', 'svg_url'])
  })

  test('takes the time that was set', async () => {
    const began = Date.now()
    await draw('gantt', { prompt: 'a plan' })
    expect(Date.now() - began).toBeGreaterThan(90)
  })

  test('is labelled in the language asked for, and in Chinese by default', async () => {
    expect((await draw('flowchart', { prompt: 'a, b', lang: 'fr' })).data.mermaid_code).toContain('Début')
    expect((await draw('flowchart', { prompt: 'a, b' })).data.mermaid_code).toContain('开始')
  })
})

describe('a refusal has HTTP 200 and a code', () => {
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
  ])('for %s', async (_, body, code, msg) => {
    const answer = await draw('flowchart', body)
    expect([answer.status, answer.body]).toEqual([200, { code, msg, data: null }])
    expect(sandbox.log.at(-1)).toMatchObject({ operation: 'create', accepted: false })
  })

  test('when a user has too many at once, and not for another user', async () => {
    const codes = async (users: string[]) => {
      const answers = await Promise.all(
        users.map((user) => draw('mindmap', { prompt: 'x' }, { 'x-user-id': user })),
      )
      return answers.map((answer) => answer.body.code).sort()
    }
    expect(await codes(['7', '7', '7', '8'])).toEqual([0, 0, 0, 3001])
    expect(await codes(['7', '7'])).toEqual([0, 0])
  })
})

test('a kind of diagram that does not exist, or a GET, gets a plain 404 or 405', async () => {
  expect((await draw('poster', { prompt: 'x' })).status).toBe(404)
  expect((await fetch(`${sandbox.baseUrls.edrawmax}/skills/generate-gantt`)).status).toBe(405)
})
