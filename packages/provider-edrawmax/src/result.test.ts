import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@mediaplug/core'
import { createSandbox, type MissingPart } from '@mediaplug/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { edrawmax } from './index.js'
import { readDiagram } from './result.js'

async function openWithout(missing: MissingPart) {
  const settings = { edrawmax: { answerSeconds: 0, missing } }
  const sandbox = await createSandbox({ vendors: ['edrawmax'], settings })
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-'))
  onTestFinished(async () => {
    await sandbox.close()
    await rm(folder, { recursive: true })
  })
  const client = createClient({ providers: [edrawmax({ baseUrl: sandbox.baseUrls.edrawmax })] })
  return { folder, result: await client.generate('edrawmax/flowchart', { prompt: 'a, b', language: 'en' }) }
}

describe('an answer is given as it is', () => {
  test.each([
    ['png', ['vector'], ['flow-1.svg', 'flow-2.mmd']],
    ['svg', ['image'], ['flow-1.png', 'flow-2.mmd']],
    ['source', ['image', 'vector'], ['flow-1.png', 'flow-2.svg']],
  ] as const)('without %s', async (missing, kinds, names) => {
    const { folder, result } = await openWithout(missing)
    expect(result.assets.map(({ kind }) => kind)).toEqual(kinds)
    expect(result.source.code === '').toBe(missing === 'source')
    await result.save(join(folder, 'flow'))
    expect((await readdir(folder)).toSorted()).toEqual(names)
  })

  test('without a picture: the source is the file', async () => {
    const { result } = await openWithout('files')
    expect(result.assets).toMatchObject([{ kind: 'vector', mediaType: 'text/vnd.mermaid' }])
    expect(Buffer.from(await result.assets[0].bytes()).toString()).toBe(result.source.code)
    expect(result.source.code).toContain('flowchart')
  })
})

const png_url = 'https://x.aliyuncs.com/a.png'
const svg_url = 'https://x.aliyuncs.com/a.svg'

test.each([
  { png_url, svg_url: '' },
  { png_url, svg_url: null },
  { png_url, svg_url: 'none' },
  { png_url, svg_url: 7, mermaid_code: null },
  { png_url },
])('what makes no sense in %o is missing', (data) => {
  const { assets, source } = readDiagram(data, 'mermaid')
  expect(assets).toEqual([{ kind: 'image', mediaType: 'image/png', url: png_url }])
  expect(source).toEqual({ language: 'mermaid', code: '' })
})

test('the source is found under the name of another kind of diagram', () => {
  expect(readDiagram({ png_url, source_code: 'x' }, 'mermaid').source.code).toBe('x')
  expect(readDiagram({ svg_url, mermaid_code: 'y' }, 'edraw').source.code).toBe('y')
})

test('an answer of nothing has no file', () => {
  expect(readDiagram({}, 'edraw')).toEqual({ assets: [], source: { language: 'edraw', code: '' } })
  expect(() => readDiagram(null, 'edraw')).toThrow()
})
