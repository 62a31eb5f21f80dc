import { expect, onTestFinished, test } from 'vitest'
import { post } from '../../../test/client.js'
import { createSandbox, type MissingPart } from '../../index.js'

async function dataWithout(missing: MissingPart, kind = 'flowchart') {
  const settings = { edrawmax: { answerSeconds: 0, missing } }
  const sandbox = await createSandbox({ vendors: ['edrawmax'], settings })
  onTestFinished(() => sandbox.close())
  const { data } = await post(`${sandbox.baseUrls.edrawmax}/skills/generate-${kind}`, { prompt: 'a, b' })
  return data
}
const link = expect.stringMatching(/^http:/)

test('an answer can lack a file: its link is empty', async () => {
  expect(await dataWithout('png')).toMatchObject({ png_url: '', svg_url: link })
  expect(await dataWithout('svg')).toMatchObject({ png_url: link, svg_url: '' })
  expect(await dataWithout('files')).toMatchObject({
    png_url: '',
    svg_url: '',
    mermaid_code: expect.any(String),
  })
})

test('an answer can lack the source: its field is not there', async () => {
  expect(Object.keys(await dataWithout('source'))).toEqual(['png_url', 'svg_url'])
  expect(Object.keys(await dataWithout('source', 'gantt'))).toEqual(['png_url', 'svg_url'])
})
