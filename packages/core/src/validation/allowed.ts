import type * as z from 'zod'
import type { Issue } from '../error/issue.js'
import type { JsonSchema } from '../schema/json-schema.js'
import { toJsonSchema } from '../schema/to-json-schema.js'

const definitions = '#/$defs/'

/** The schemas that a schema is made of and that see the same value. */
function alternatives(schema: JsonSchema, { $defs = {} }: JsonSchema): readonly JsonSchema[] {
  const { $ref, anyOf = [], oneOf = [], allOf } = schema
  const referred = $ref?.startsWith(definitions) ? $defs[$ref.slice(definitions.length)] : undefined
  return [...anyOf, ...oneOf, ...(Array.isArray(allOf) ? (allOf as JsonSchema[]) : []), referred ?? []].flat()
}

/** Schemas with all that they are made of. */
function expanded(schemas: readonly JsonSchema[], root: JsonSchema): Set<JsonSchema> {
  const found = new Set(schemas)
  for (const schema of found) for (const part of alternatives(schema, root)) found.add(part)
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
  known: readonly string[] | undefined,
): JsonSchema | undefined {
  let found: readonly JsonSchema[] = [root]
  for (const [depth, key] of path.entries()) {
    const level = expanded(found, root)
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
 * @param known - The fields that are allowed, where they are more than those of the schema.
 */
export function withAllowed(
  issues: readonly Issue[],
  schema: z.core.$ZodType,
  known?: readonly string[],
): readonly Issue[] {
  const root = toJsonSchema(schema)
  return issues.map((issue) => {
    const allowed = allowedAt(root, issue.path, known)
    return allowed === undefined ? issue : { ...issue, allowed }
  })
}
