import { createClient } from '@mediaplug/core'
import { createSandbox } from '@mediaplug/sandbox'
import { afterAll, describe, expect, test } from 'vitest'
import { edrawmax } from '../index.js'

const sandbox = await createSandbox({
  vendors: ['edrawmax'],
  settings: { edrawmax: { answerSeconds: 0, concurrency: 100 } },
})
afterAll(() => sandbox.close())

const client = createClient({ providers: [edrawmax({ baseUrl: sandbox.baseUrls.edrawmax })] })
const creates = () => sandbox.log.filter(({ operation }) => operation === 'create')
const lastCreate = () => creates().at(-1)

describe('each kind of diagram', () => {
  test.each([
    { model: 'edrawmax/flowchart', path: '/skills/generate-flowchart', language: 'mermaid' },
    { model: 'edrawmax/infographic', path: '/skills/generate-infographic', language: 'edraw' },
    { model: 'edrawmax/gantt', path: '/skills/generate-gantt', language: 'edraw' },
    { model: 'edrawmax/mindmap', path: '/skills/generate-mindmap', language: 'edraw' },
  ] as const)('$model gives a PNG, an SVG and $language source', async ({ model, path, language }) => {
    const { assets, source } = await client.generate(model, { prompt: 'plan, build, ship', language: 'en' })

    expect(lastCreate()?.path).toBe(`/api/ai${path}`)
    expect(assets.map(({ kind }) => kind)).toEqual(['image', 'vector'])
    const [png, svg] = await Promise.all(assets.map((asset) => asset.bytes()))
    expect(
      Buffer.from(png ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(Buffer.from(svg ?? []).toString()).toContain('<svg')
    expect(source.language).toBe(language)
    expect(source.code).not.toBe('')
  })
})

describe('the request on the wire', () => {
  test('has the prompt, and nothing that was not asked for', async () => {
    await client.generate('edrawmax/flowchart', { prompt: 'a, b' })
    expect(lastCreate()?.body).toEqual({ prompt: 'a, b' })
  })

  test('has the language in the vendor’s code and the platform', async () => {
    await client.generate('edrawmax/flowchart', { prompt: 'a, b', language: 'zh-TW', platform: 'mac' })
    expect(lastCreate()?.body).toEqual({ prompt: 'a, b', lang: 'tw', platform: 'mac' })
  })

  test.each(['cn', 'jp', 'kr', 'tw'] as const)(
    'has %s, where the vendor’s own code is given',
    async (language) => {
      await client.generate('edrawmax/flowchart', { prompt: 'a, b', language })
      expect(lastCreate()?.body).toEqual({ prompt: 'a, b', lang: language })
    },
  )
})

describe('input that the vendor does not take', () => {
  test.each([
    { why: 'a blank prompt', input: { prompt: ' ' }, message: 'prompt must not be blank' },
    { why: 'no prompt', input: {}, message: 'prompt must be a string, and is missing' },
    {
      why: 'a language it lacks',
      input: { prompt: 'a', language: 'sv' },
      message: 'language must be a BCP 47 tag of en,',
    },
    {
      why: 'a platform it lacks',
      input: { prompt: 'a', platform: 'amiga' },
      message: "platform must be one of 'web', 'win'",
    },
    { why: 'an unknown field', input: { prompt: 'a', seed: 0 }, message: 'seed is not supported' },
    { why: 'a falsy unknown field', input: { prompt: 'a', audio: false }, message: 'audio is not supported' },
  ])('$why is refused before anything is sent', async ({ input, message }) => {
    const before = sandbox.log.length
    const request = client.generate('edrawmax/flowchart', input as never)
    await expect(request).rejects.toMatchObject({
      code: 'invalid-input',
      phase: 'input',
      message: expect.stringContaining(message),
    })
    expect(sandbox.log).toHaveLength(before)
  })
})
