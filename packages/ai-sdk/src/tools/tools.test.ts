import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { agentThatCalls } from '../../test/agent.js'
import { errorOf } from '../../test/error.js'
import { runs } from '../../test/sdk.js'
import { openVendors } from '../../test/vendor.js'
import { mediaplug } from '../index.js'

async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-tools-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

describe.each(runs)('tools for agents of %s', (_, run) => {
  test('compose, and give the agent where the music is', async () => {
    const { client, paid } = await openVendors()
    const folder = await openFolder()
    const tools = mediaplug(client).tools({ compose: 'tomoviee/text-to-music' }, { saveTo: `${folder}/` })
    const model = agentThatCalls('compose', { prompt: 'a slow waltz', duration: 1 })
    const steps = await run(model, tools)
    expect(steps[0]?.toolResults[0]?.output).toMatchObject({
      model: 'tomoviee/text-to-music',
      handle: { model: 'tomoviee/text-to-music' },
      files: [{ kind: 'audio', mediaType: 'audio/mpeg', path: expect.stringContaining(folder) }],
    })
    expect(JSON.stringify(model.prompts.at(-1)).length).toBeLessThan(2_000)
    expect(paid()).toBe(1)
  })

  test('tell an agent what a model takes', async () => {
    const { client } = await openVendors()
    const tools = mediaplug(client).tools({ extend: 'tomoviee/extend-video' })
    const model = agentThatCalls('extend', {})
    await run(model, tools)
    expect(model.tools[0]).toMatchObject([
      {
        name: 'extend',
        description: expect.stringContaining('extend-video'),
        inputSchema: {
          type: 'object',
          properties: {
            video: { type: 'string', description: expect.stringMatching(/^A file, as an https:/) },
          },
          required: expect.arrayContaining(['prompt', 'video']),
          additionalProperties: false,
        },
      },
    ])
    expect(JSON.stringify(model.tools[0])).not.toContain('x-mediaplug-file')
  })

  test('pay nothing for what a model does not take, and say what it takes', async () => {
    const { client, asked } = await openVendors()
    const tools = mediaplug(client).tools({ draw: 'edrawmax/flowchart' })
    const model = agentThatCalls('draw', { prompt: 'order, pay', language: 'klingon' })
    const steps = await run(model, tools)
    expect(JSON.stringify(steps[0]?.content)).toContain('language')
    expect(asked()).toEqual([])
  })
})

const options = { toolCallId: 'call-7', messages: [] }

test('a diagram comes with its source', async () => {
  const { client } = await openVendors()
  const folder = await openFolder()
  const tools = mediaplug(client).tools({ draw: 'edrawmax/flowchart' }, { saveTo: `${folder}/{n}` })
  const { files, more } = await tools.draw.execute({ prompt: 'order, pay, ship' }, options)
  expect(more).toMatchObject({ source: { language: 'mermaid', code: expect.stringContaining('flowchart') } })
  expect(files.map(({ kind }) => kind)).toEqual(['image', 'vector'])
  expect((await readFile(String(files[0]?.path))).subarray(1, 4).toString()).toBe('PNG')
})

test('without a folder, files stay at the vendor', async () => {
  const { client } = await openVendors()
  const { hum } = mediaplug(client).tools({ hum: 'tomoviee/text-to-sound-effect' })
  const { files } = await hum.execute({ prompt: 'rain', duration: 5 }, options)
  expect(files).toEqual([{ kind: 'audio', mediaType: 'audio/mpeg', url: expect.stringMatching(/^http/) }])
})

test('a call that is repeated gives the task that it gave before', async () => {
  const { client, paid } = await openVendors()
  const { hum } = mediaplug(client).tools({ hum: 'tomoviee/text-to-sound-effect' })
  const first = await hum.execute({ prompt: 'rain', duration: 5 }, options)
  expect(await hum.execute({ prompt: 'rain', duration: 5 }, options)).toEqual(first)
  expect(paid()).toBe(1)
})

test.each([['file:///etc/passwd'], [' FILE:/etc/passwd'], [{ path: '/etc/passwd' }]])(
  'an agent reads no file of this machine: %j',
  async (video) => {
    const { client, asked } = await openVendors()
    const { extend } = mediaplug(client).tools({ extend: 'tomoviee/extend-video' })
    const input = { prompt: 'on and on', video } as { prompt: string; video: string }
    expect(await errorOf(extend.execute(input, options))).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('video must be an https:, http: or data: URL'),
    })
    expect(await extend.inputSchema['~standard'].validate(input)).toMatchObject({
      issues: [{ path: ['video'] }],
    })
    expect(asked()).toEqual([])
  },
)
