import type * as z from 'zod'
import type { Issue } from '../error/issue.js'
import type { JsonSchema } from '../schema/json-schema.js'
import { toJsonSchema } from '../schema/to-json-schema.js'

const definitions = '#/$defs/'

/** What stands at a key of a value. */
const valueAt = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined

/** The schema that another one refers to, or it itself. */
function referred(schema: JsonSchema, { $defs = {} }: JsonSchema): JsonSchema {
  const { $ref } = schema
  return ($ref?.startsWith(definitions) ? $defs[$ref.slice(definitions.length)] : undefined) ?? schema
}

/** Whether a value has another word in a field that tells the branches of a union apart. */
function isOfOther(branch: JsonSchema, value: unknown, root: JsonSchema): boolean {
  return Object.entries(referred(branch, root).properties ?? {}).some(([key, field]) => {
    const given = valueAt(value, key)
    const words = field.enum ?? ('const' in field ? [field.const] : undefined)
    return given !== undefined && words !== undefined && !words.includes(given)
  })
}

/** The branches of a union that a value is meant for, as far as it tells: else all. */
function meantBranches(
  branches: readonly JsonSchema[],
  value: unknown,
  root: JsonSchema,
): readonly JsonSchema[] {
  const meant = branches.filter((branch) => !isOfOther(branch, value, root))
  return meant.length > 0 ? meant : branches
}

/** The schemas that a schema is made of and that see the same value. */
function alternatives(schema: JsonSchema, value: unknown, root: JsonSchema): readonly JsonSchema[] {
  const { anyOf = [], oneOf = [], allOf } = schema
  const all = Array.isArray(allOf) ? (allOf as JsonSchema[]) : []
  const meant = [anyOf, oneOf].flatMap((branches) => meantBranches(branches, value, root))
  return [...meant, ...all, referred(schema, root)]
}

/** Schemas with all that they are made of, as far as it is for this value. */
function expanded(schemas: readonly JsonSchema[], value: unknown, root: JsonSchema): Set<JsonSchema> {
  const found = new Set(schemas)
  for (const schema of found) for (const part of alternatives(schema, value, root)) found.add(part)
  return found
}

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null

/** What a schema says of a field or an item of its value. */
function partAt(schema: JsonSchema, key: string | number): readonly JsonSchema[] {
  const { properties = {}, additionalProperties, prefixItems, items } = schema
  const named = Object.hasOwn(properties, key) ? properties[key] : additionalProperties
  const part = typeof key === 'number' ? (prefixItems?.[key] ?? items) : named
  return isSchema(part) ? [part] : []
}

/** The names of the fields that some schemas have, where all have fields of their own only. */
function fieldNames(schemas: Set<JsonSchema>): readonly string[] {
  return [...new Set([...schemas].flatMap(({ properties = {} }) => Object.keys(properties)))]
}

/** A schema by itself: nothing where it says nothing, or speaks of parts that stand elsewhere. */
function standalone(schemas: readonly JsonSchema[]): JsonSchema | undefined {
  const [first, ...others] = schemas
  if (first === undefined || schemas.some((schema) => Object.keys(schema).length === 0)) return undefined
  const whole = others.length === 0 ? first : { anyOf: schemas }
  return JSON.stringify(whole).includes('"$ref"') ? undefined : whole
}

/** What a schema allows at a place within the value. */
function allowedAt(
  root: JsonSchema,
  path: Issue['path'],
  input: unknown,
  known: readonly string[] | undefined,
): JsonSchema | undefined {
  let found: readonly JsonSchema[] = [root]
  let value = input
  for (const [depth, key] of path.entries()) {
    const level = expanded(found, value, root)
    value = valueAt(value, key)
    found = [...new Set([...level].flatMap((schema) => partAt(schema, key)))]
    if (found.length > 0) continue
    const names = depth === 0 && known && known.length > 0 ? known : fieldNames(level)
    const isField = typeof key === 'string' && depth === path.length - 1
    return isField && names.length > 0 ? { propertyNames: { enum: names } } : undefined
  }
  return path.length === 0 ? undefined : standalone(found)
}

/**
 * Adds to issues what their schema allows.
 *
 * @param input - What was checked: it tells which branch of a union is meant.
 * @param known - The fields that are allowed, where they are more than those of the schema.
 */
export function withAllowed(
  issues: readonly Issue[],
  schema: z.core.$ZodType,
  input: unknown,
  known?: readonly string[],
): readonly Issue[] {
  const root = toJsonSchema(schema)
  return issues.map((issue) => {
    const allowed = allowedAt(root, issue.path, input, known)
    return allowed === undefined ? issue : { ...issue, allowed }
  })
}
