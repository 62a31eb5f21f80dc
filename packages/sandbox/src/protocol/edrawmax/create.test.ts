import { afterAll, describe, expect, test } from 'vitest'
import { failureOf, post } from '../../../test/client.js'
import { until } from '../../../test/until.js'
import { createSandbox, type EdrawmaxSettings } from '../../index.js'

const start = (settings: Partial<EdrawmaxSettings>) =>
  createSandbox({ vendors: ['edrawmax'], settings: { edrawmax: settings } })
const sandbox = await start({ answerSeconds: 0.1, concurrency: 1 })
afterAll(() => sandbox.close())

const draw = (kind: string, body: unknown, { baseUrls } = sandbox, user = '0') =>
  post(`${baseUrls.edrawmax}/skills/generate-${kind}`, body, { 'x-user-id': user })

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

test('a user has no more than so many diagrams under way, and another user is not concerned', async () => {
  await using slow = await start({ answerSeconds: 3600, concurrency: 2 })
  const waiting = ['7', '7', '8'].map((user) => failureOf(draw('mindmap', { prompt: 'x' }, slow, user)))
  await until(() => expect(slow.log.filter(({ accepted }) => accepted)).toHaveLength(3))
  expect((await draw('mindmap', { prompt: 'x' }, slow, '7')).body.code).toBe(3001)
  await slow.close()
  for (const failure of await Promise.all(waiting)) expect(failure).toMatch(/ECONNRESET|UND_ERR_SOCKET/)
})

test('a place is free again when the answer has come', async () => {
  const codes = [await draw('mindmap', { prompt: 'x' }), await draw('mindmap', { prompt: 'x' })]
  expect(codes.map(({ body }) => body.code)).toEqual([0, 0])
})
