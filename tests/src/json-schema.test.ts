import { createClient, type JsonSchema } from '@mediaplug/core'
import type { z } from '@mediaplug/core/provider'
import { edrawmax } from '@mediaplug/provider-edrawmax'
import { mediaio } from '@mediaplug/provider-mediaio'
import { tencent } from '@mediaplug/provider-tencent'
import { tomoviee } from '@mediaplug/provider-tomoviee'
import { volcTos } from '@mediaplug/provider-volc-tos'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fits } from './json-schema/fits.js'
import { inputsOf, nearInputsOf, path } from './json-schema/inputs-of.js'

const { models } = createClient({
  providers: [
    edrawmax(),
    mediaio(),
    tencent({ region: 'ap-guangzhou' }),
    tomoviee(),
    tomoviee({ as: 'tomoviee-template', dialect: 'template', wsid: 7, storageInfo: { input: {} } }),
    volcTos({ region: 'cn-beijing', bucket: 'kites' }),
  ],
})

/** An input as a client takes it: a path says that it is one. */
function withPaths(value: unknown): unknown {
  if (value === path) return { path }
  if (Array.isArray(value)) return value.map(withPaths)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, withPaths(held)]))
}

/** Every part of a schema, itself among them. */
function* partsOf(schema: unknown): Generator<JsonSchema> {
  if (typeof schema !== 'object' || schema === null) return
  if (!Array.isArray(schema)) yield schema as JsonSchema
  for (const part of Object.values(schema)) yield* partsOf(part)
}

/** Whether a refusal is one of the rules that a schema names. */
function isNamed(issue: z.core.$ZodIssue, descriptions: string): boolean {
  if (issue.code === 'custom') return descriptions.includes(issue.message.replace(/^must |^is /, ''))
  return (
    issue.code === 'invalid_union' &&
    issue.errors.some((branch) => branch.length > 0 && branch.every((inner) => isNamed(inner, descriptions)))
  )
}

const describedIn = (schema: JsonSchema): string =>
  [...partsOf(schema)].map(({ description }) => description ?? '').join('\n')

describe.each(models)('the JSON Schema of $id', ({ input, jsonSchema }) => {
  test('describes every field', () => {
    expect(jsonSchema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      additionalProperties: false,
    })
    for (const field of Object.values(jsonSchema.properties ?? {})) {
      expect(field.description).toMatch(/\S/)
      if ('default' in field) expect(fits(field, field.default, jsonSchema)).toBe(true)
    }
    expect(JSON.parse(JSON.stringify(jsonSchema))).toEqual(jsonSchema)
  })

  test('accepts what the model accepts, but for the rules that it names', () => {
    const descriptions = describedIn(jsonSchema)
    let accepted = 0
    fc.assert(
      fc.property(inputsOf(jsonSchema), (given) => {
        const { success, error } = input.safeParse(withPaths(given))
        if (success) accepted += 1
        expect(error?.issues.filter((issue) => !isNamed(issue, descriptions)) ?? []).toEqual([])
      }),
      { numRuns: 200 },
    )
    expect(accepted).toBeGreaterThan(0)
  })

  test('refuses nothing that the model accepts', () => {
    fc.assert(
      fc.property(nearInputsOf(jsonSchema), (given) => {
        if (input.safeParse(withPaths(given)).success) expect(fits(jsonSchema, given)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
