import type { JsonSchema } from '@mediaplug/core'
import fc from 'fast-check'
import { fits } from './fits.js'

/** A path among the files that are generated; the others are URLs. */
export const path = './cat.png'

const safe = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }

function text({ pattern, minLength = 0, maxLength = 1_000, allOf = [] }: JsonSchema): fc.Arbitrary<string> {
  const rules = { minLength, maxLength, allOf, ...(pattern !== undefined && { pattern }) } as JsonSchema
  const longest = 'x'.repeat(Number(maxLength))
  const usual =
    pattern === undefined
      ? fc.string({ unit: 'grapheme', minLength: Number(minLength) })
      : fc.stringMatching(new RegExp(String(pattern), 'u'))
  const fitting = usual.filter((given) => fits(rules, given))
  return fits(rules, longest) ? fc.oneof({ weight: 9, arbitrary: fitting }, fc.constant(longest)) : fitting
}

function number({ type, minimum, maximum, exclusiveMinimum }: JsonSchema): fc.Arbitrary<number> {
  const min = Number(minimum ?? exclusiveMinimum ?? safe.min)
  const max = Number(maximum ?? safe.max)
  if (type === 'integer') return fc.integer({ min, max })
  return fc.double({ min, max, minExcluded: exclusiveMinimum !== undefined, noNaN: true })
}

function list({ prefixItems, items, minItems, maxItems }: JsonSchema, root: JsonSchema, depth: number) {
  if (prefixItems) return fc.tuple(...prefixItems.map((item) => valuesOf(item, root, depth)))
  if (typeof items !== 'object') throw new Error('a list says what it holds')
  const minLength = Number(minItems ?? 0)
  return fc.array(valuesOf(items, root, depth), { minLength, maxLength: Number(maxItems ?? minLength + 2) })
}

function object(
  { properties = {}, required = [], additionalProperties }: JsonSchema,
  root: JsonSchema,
  depth: number,
) {
  const fields = Object.entries(properties).map(
    ([name, field]) => [name, valuesOf(field, root, depth)] as const,
  )
  const known = fc.record(Object.fromEntries(fields), { requiredKeys: [...required] })
  if (typeof additionalProperties !== 'object') return known
  const further = fc.dictionary(fc.string(), valuesOf(additionalProperties, root, depth), { maxKeys: 2 })
  return fc.tuple(further, known).map(([others, own]) => ({ ...others, ...own }))
}

/** Values of a part of a schema; the deeper, the fewer that contain themselves. */
function valuesOf(schema: JsonSchema, root: JsonSchema, depth: number): fc.Arbitrary<unknown> {
  if (schema['x-mediaplug-file']) return fc.constantFrom(path, 'https://example.com/a%20cat.png?size=1')
  if (schema.$ref !== undefined) {
    if (depth > 2) return fc.constantFrom(null, 1, 'x')
    return valuesOf(root.$defs?.[schema.$ref.replace('#/$defs/', '')] ?? {}, root, depth + 1)
  }
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const { type } = schema
  if (Array.isArray(type)) {
    return fc.oneof(...type.map((one) => valuesOf({ ...schema, type: one }, root, depth)))
  }
  switch (type) {
    case 'string':
      return text(schema)
    case 'number':
    case 'integer':
      return number(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return list(schema, root, depth)
    case 'object':
      return object(schema, root, depth)
    default:
      if (schema.anyOf) return fc.oneof(...schema.anyOf.map((way) => valuesOf(way, root, depth)))
      if (Object.keys(schema).join() === 'description') return fc.jsonValue({ maxDepth: 2 })
      throw new Error(`no values are known of ${JSON.stringify(schema)}`)
  }
}

/** Inputs that fit a schema. */
export function inputsOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  return valuesOf(schema, schema, 0).filter((input) => fits(schema, input))
}

const strange = fc.oneof(
  fc.constantFrom('', ' ', 'x'.repeat(10_000), 'en', 0, -1, 0.5, 1, 5, 6, 15, 47, 901, true, false, null),
  fc.constantFrom(
    [],
    {},
    [104],
    ['clay'],
    [104, 104],
    [path],
    { object: 'a/b' },
    { style: 'x' },
    { req_key: 'x' },
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

/** Inputs of which some fields hold what fits, and others whatever comes. */
export function nearInputsOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const names = [...Object.keys(schema.properties ?? {}), 'unknown']
  const changes = fc.dictionary(fc.constantFrom(...names), strange, { maxKeys: 2 })
  return fc
    .tuple(valuesOf(schema, schema, 0), changes)
    .map(([input, changed]) => ({ ...(input as object), ...changed }))
}
