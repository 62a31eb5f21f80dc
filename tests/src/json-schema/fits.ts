import type { JsonSchema } from '@mediaplug/core'

type Holds = (wanted: never, value: unknown, schema: JsonSchema, root: JsonSchema) => boolean

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

function typeIs(type: string, value: unknown): boolean {
  switch (type) {
    case 'object':
      return isObject(value)
    case 'array':
      return Array.isArray(value)
    case 'null':
      return value === null
    case 'integer':
      return Number.isInteger(value)
    default:
      return typeof value === type
  }
}

/** Whether a keyword about one type of value holds; of other values it says nothing. */
const ofString =
  (holds: (wanted: never, value: string) => boolean): Holds =>
  (wanted, value) =>
    typeof value !== 'string' || holds(wanted, value)
const ofNumber =
  (holds: (wanted: number, value: number) => boolean): Holds =>
  (wanted, value) =>
    typeof value !== 'number' || holds(wanted, value)
const ofArray =
  (holds: (wanted: number, value: readonly unknown[]) => boolean): Holds =>
  (wanted, value) =>
    !Array.isArray(value) || holds(wanted, value)

const annotation: Holds = () => true

/** What each keyword means that an input's schema may have. */
const keywords: Readonly<Record<string, Holds>> = {
  $schema: annotation,
  $defs: annotation,
  description: annotation,
  default: annotation,
  contentMediaType: annotation,
  'x-mediaplug-file': annotation,
  $ref: (ref: string, value, _schema, root) => fits(root.$defs?.[ref.replace('#/$defs/', '')], value, root),
  type: (types: string | readonly string[], value) => [types].flat().some((type) => typeIs(type, value)),
  const: (only: unknown, value) => same(only, value),
  enum: (values: readonly unknown[], value) => values.some((one) => same(one, value)),
  not: (other: JsonSchema, value, _schema, root) => !fits(other, value, root),
  anyOf: (ways: readonly JsonSchema[], value, _schema, root) => ways.some((way) => fits(way, value, root)),
  oneOf: (ways: readonly JsonSchema[], value, _schema, root) =>
    ways.filter((way) => fits(way, value, root)).length === 1,
  allOf: (all: readonly JsonSchema[], value, _schema, root) => all.every((each) => fits(each, value, root)),
  pattern: ofString((pattern: string, value) => new RegExp(pattern, 'u').test(value)),
  minLength: ofString((least: number, value) => [...value].length >= least),
  maxLength: ofString((most: number, value) => [...value].length <= most),
  minimum: ofNumber((least, value) => value >= least),
  maximum: ofNumber((most, value) => value <= most),
  exclusiveMinimum: ofNumber((limit, value) => value > limit),
  exclusiveMaximum: ofNumber((limit, value) => value < limit),
  minItems: ofArray((least, value) => value.length >= least),
  maxItems: ofArray((most, value) => value.length <= most),
  required: (names: readonly string[], value) =>
    !isObject(value) || names.every((name) => value[name] !== undefined),
  properties: (fields: Readonly<Record<string, JsonSchema>>, value, _schema, root) =>
    !isObject(value) ||
    Object.entries(fields).every(
      ([name, field]) => value[name] === undefined || fits(field, value[name], root),
    ),
  additionalProperties: (further: boolean | JsonSchema, value, { properties = {} }, root) =>
    !isObject(value) ||
    Object.entries(value).every(
      ([name, held]) => Object.hasOwn(properties, name) || fits(further, held, root),
    ),
  propertyNames: (names: JsonSchema, value, _schema, root) =>
    !isObject(value) || Object.keys(value).every((name) => fits(names, name, root)),
  prefixItems: (items: readonly JsonSchema[], value, _schema, root) =>
    !Array.isArray(value) ||
    items.slice(0, value.length).every((item, index) => fits(item, value[index], root)),
  items: (item: boolean | JsonSchema, value, { prefixItems = [] }, root) =>
    !Array.isArray(value) || value.slice(prefixItems.length).every((held) => fits(item, held, root)),
}

/**
 * Whether a value fits a JSON Schema.
 *
 * @throws Error for a keyword that it does not know, so that none is passed over.
 */
export function fits(
  schema: boolean | JsonSchema | undefined,
  value: unknown,
  root = schema as JsonSchema,
): boolean {
  if (typeof schema === 'boolean') return schema
  if (schema === undefined) throw new Error('there is no such schema')
  return Object.entries(schema).every(([keyword, wanted]) => {
    const holds = keywords[keyword]
    if (!holds) throw new Error(`the keyword ${keyword} is not known`)
    return holds(wanted as never, value, schema, root)
  })
}
