import { createClient, type JsonSchema } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tencent } from '@mediaplug/provider-tencent'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { volcTos } from '@mediaplug/provider-volc-tos'
import { describe, expect, test } from 'vitest'
import { documents } from './structure/house.js'

const guide = documents.get('docs/guides/prompts.md') ?? ''
const { models } = createClient({
  providers: [
    edrawmax(),
    mediaio(),
    tencent({ region: 'ap-guangzhou' }),
    tomoviee(),
    volcTos({ bucket: 'my-pictures' }),
  ],
})
const words = ['prompt', 'text'] as const
const wordsOf = ({ jsonSchema }: (typeof models)[number]): readonly JsonSchema[] =>
  words.map((name) => jsonSchema.properties?.[name]).filter((schema) => schema !== undefined)

/** The most characters that a model takes, where it tells. */
function limitOf(model: (typeof models)[number]): string | undefined {
  const [schema] = wordsOf(model)
  const [, told] = /at most (\d+) characters/.exec(schema?.description ?? '') ?? []
  return schema?.maxLength === undefined ? told : String(schema.maxLength)
}
const spoken = (capability: string): string => capability.replaceAll('-', ' ')

/** The part of the guide below a heading of the third level. */
function below(heading: string): string {
  const [, part = ''] = guide.split(new RegExp(`^### ${heading}$`, 'im'))
  return part.split(/^##/m)[0] ?? ''
}

describe('the guide on prompts', () => {
  const withWords = models.filter((model) => wordsOf(model).length > 0)

  test.each([...new Set(withWords.map(({ capability }) => capability))])(
    'has a pattern for %s',
    (capability) => {
      expect(below(spoken(capability))).toMatch(/\*\*Pattern:\*\*[\s\S]*^> /m)
    },
  )

  test.each(withWords)('says in its capability how $id differs, and its limit', (model) => {
    const [row] = below(spoken(model.capability)).match(new RegExp(`^\\| \`${model.id}\` .*$`, 'm')) ?? []
    const limit = limitOf(model)
    expect(row).toBeDefined()
    if (limit !== undefined) expect(row).toContain(`| ${limit} characters |`)
    else expect(row).not.toMatch(/\d+ characters \|/)
  })

  test.each(models.filter((model) => wordsOf(model).length === 0))(
    'says that $id takes no words',
    (model) => {
      expect(below('Images without words')).toContain(`| ${spoken(model.capability)} | \`${model.id}\` |`)
    },
  )

  test('names no model that is not there', () => {
    const named = [...guide.matchAll(/`((?:edrawmax|mediaio|tencent|tomoviee|volc-tos)\/[\w.-]+)`/g)].map(
      ([, id]) => id,
    )
    expect(named.filter((id) => !models.some((model) => model.id === id))).toEqual([])
  })
})
