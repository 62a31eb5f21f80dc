import { createClient } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tencent } from '@mediaplug/provider-tencent'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { volcTos } from '@mediaplug/provider-volc-tos'
import { describe, expect, test } from 'vitest'
import { rowsOfInput } from '../schema/rows.js'
import { ExampleFile, filesIn } from './example-file.js'
import { examplesOf, isAccepted } from './examples.js'

const { models } = createClient({
  providers: [
    edrawmax(),
    mediaio(),
    tencent({ region: 'ap-guangzhou' }),
    tomoviee(),
    volcTos({ bucket: 'my-pictures' }),
  ],
})
const named = models.map((model) => [model.id, model] as const)
const modelAt = (id: string) => {
  const model = models.find((one) => one.id === id)
  if (!model) throw new Error(`There is no ${id}.`)
  return model
}

describe.each(named)('the examples of %s', (_, model) => {
  const { minimal, fuller } = examplesOf(model)

  test('are accepted by its schema', () => {
    expect(isAccepted(model, minimal)).toBe(true)
    if (fuller) expect(isAccepted(model, fuller)).toBe(true)
  })

  test('set fields that the table of its page has', () => {
    const rows = rowsOfInput(model.jsonSchema).map(({ path }) => path)
    expect(rows).toEqual(expect.arrayContaining(Object.keys(model.jsonSchema.properties ?? {})))
    expect(rows).toEqual(expect.arrayContaining(Object.keys({ ...minimal, ...fuller })))
  })

  test('say more, where there are two', () => {
    if (fuller) expect(Object.keys(fuller).length).toBeGreaterThan(Object.keys(minimal).length)
  })
})

test('a shortest example has what the model and its capability require', () => {
  expect(examplesOf(modelAt('tomoviee/text-to-video')).minimal).toEqual({ prompt: 'a red kite over the sea' })
})

test('a diagram has labels in the language of its prompt', () => {
  expect(examplesOf(modelAt('edrawmax/flowchart')).minimal).toMatchObject({ language: 'en' })
})

test('a file that the vendor fetches has an address, and another a path', () => {
  const fetched = examplesOf(modelAt('tomoviee/image-to-video')).minimal
  const sent = examplesOf(modelAt('tencent/refine-image')).minimal
  expect(filesIn(fetched)).toEqual([new ExampleFile('kite.jpg', true)])
  expect(filesIn(sent)).toEqual([new ExampleFile('kite.jpg', false)])
  expect(filesIn(fetched)[0]?.input).toBe('https://example.com/kite.jpg')
  expect(filesIn(sent)[0]?.input).toEqual({ path: 'kite.jpg' })
})
