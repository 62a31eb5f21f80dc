import { z } from '@mediaplug/core/provider'
import type { Settings } from '../scene/subject.js'

interface JsonSchema {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly anyOf?: readonly JsonSchema[]
  /** What a file has to be, as core's `file(…)` notes it. */
  readonly file?: { readonly as: string }
}

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  // As JSON, which is all that is read here.
  return JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })))
}

/** The names of all fields that a model takes, as far as its schema tells, and of those in its cases. */
export function fieldsOf(schema: z.ZodType, cases: readonly Settings[]): readonly string[] {
  const declared = Object.keys(jsonSchemaOf(schema).properties ?? {})
  return [...new Set([...declared, ...cases.flatMap((input) => Object.keys(input))])]
}

function declaredValues({
  enum: words = [],
  const: only,
  minimum,
  maximum,
  anyOf = [],
}: JsonSchema): unknown[] {
  const numbers = [minimum, maximum].filter((bound) => bound !== undefined)
  return [
    ...words.slice(0, 4),
    ...(only === undefined ? [] : [only]),
    ...numbers,
    ...anyOf.flatMap(declaredValues),
  ]
}

function varied(value: unknown): unknown[] {
  switch (typeof value) {
    case 'string':
      return [`${value} too`, `${value}2`]
    case 'number':
      return [value + 1, value - 1, value / 2, value * 2]
    default:
      return []
  }
}

/** Values that mean little to a careless program. */
export const falsyValues: readonly unknown[] = [false, 0, '']

const common = [true, 1, 2, 'x', 'en', '#ff8800']
const url = 'https://media.example/other.png'

/** Values to try for a field; the schema decides which of them are allowed. */
export function candidatesFor(
  name: string,
  schema: z.ZodType,
  given: readonly unknown[],
): readonly unknown[] {
  const property: JsonSchema = (jsonSchemaOf(schema).properties?.[name] ?? {}) as JsonSchema
  // A URL of a file whose bytes are sent would be fetched.
  const urls = property.file?.as === 'bytes' ? [] : [url]
  return [...given, ...given.flatMap(varied), ...declaredValues(property), ...common, ...urls]
}
