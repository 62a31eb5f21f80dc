import { createClient, type JsonSchema } from '@mediaplug/core'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tencent } from '@mediaplug/provider-tencent'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { volcTos } from '@mediaplug/provider-volc-tos'
import { describe, expect, test } from 'vitest'
import { rowsOfInput } from './rows.js'

const { models } = createClient({
  providers: [
    edrawmax(),
    mediaio(),
    tencent({ region: 'ap-guangzhou' }),
    tomoviee(),
    volcTos({ bucket: 'my-pictures' }),
  ],
})

const sentencesOf = ({ description = '' }: JsonSchema): readonly string[] =>
  description
    .split(/\. |\.$/)
    .map((text) => text.replace(/[.;]$/, '').trim())
    .filter(Boolean)

describe.each(models.map(({ id, jsonSchema }) => [id, jsonSchema] as const))(
  'the table of %s',
  (_, schema) => {
    const rows = rowsOfInput(schema)
    const fields = Object.entries(schema.properties ?? {})
    const rowAt = (name: string) => rows.find(({ path }) => path === name)

    test('requires what the schema requires', () => {
      const required = rows.filter(({ path, isRequired }) => isRequired && !path.includes('.'))
      expect(required.map(({ path }) => path).toSorted()).toEqual([...(schema.required ?? [])].toSorted())
    })

    test('has all that the schema says of a field', () => {
      for (const [name, field] of fields) {
        const row = rowAt(name)
        const shown = [row?.description, `Default: ${row?.standard}`, ...(row?.limits ?? [])].join('. ')
        for (const sentence of sentencesOf(field)) {
          const [, most] = /^Must have at most (\d+) characters$/.exec(sentence) ?? []
          const isLimit = row?.limits.some((limit) => limit.endsWith(`${most} characters`))
          if (!isLimit) expect(shown).toContain(sentence)
        }
        if (field.default !== undefined && typeof field.default !== 'object') {
          expect(row?.standard).toBe(JSON.stringify(field.default))
        }
      }
    })

    test('shows each value that the schema lists', () => {
      for (const [name, field] of fields) {
        const isNamed = field.enum?.some((value) => typeof value === 'string' && Number.isNaN(Number(value)))
        const listed = field.type === 'boolean' ? [] : (field.enum ?? [])
        const values = listed.filter((value) => !isNamed || Number.isNaN(Number(value)))
        expect(rowAt(name)?.choices).toEqual(expect.arrayContaining(values.filter((value) => value !== '')))
      }
    })
  },
)
