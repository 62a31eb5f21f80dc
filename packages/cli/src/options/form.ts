import type { JsonSchema } from '@mediaplug/core'

/** A schema that is meant by another: what a reference leads to. */
function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const name = schema.$ref?.startsWith('#/$defs/') ? schema.$ref.slice('#/$defs/'.length) : undefined
  const target = name === undefined ? undefined : root.$defs?.[name]
  if (!target) return schema
  const { $ref, ...besides } = schema
  return { ...target, ...besides }
}

/** The forms that a value may have: the branches of a choice, else the schema itself. */
export function formsOf(schema: JsonSchema, root: JsonSchema, depth = 0): readonly JsonSchema[] {
  const resolved = resolve(schema, root)
  const branches = resolved.anyOf ?? resolved.oneOf
  if (!branches || depth > deepest) return [resolved]
  return branches.flatMap((branch) => formsOf(branch, root, depth + 1))
}

/** A schema that contains itself has no end. */
export const deepest = 6

/** The kinds of value that a form allows. */
export function typesOf({ type, enum: values, const: value }: JsonSchema): readonly string[] {
  if (typeof type === 'string') return [type]
  if (type !== undefined) return type
  const known = values ?? (value === undefined ? [] : [value])
  return [...new Set(known.map((one) => typeof one))]
}

/** What each item of a list is, where all are alike or there is one. */
export function itemOf({ items, prefixItems }: JsonSchema): JsonSchema | undefined {
  if (typeof items === 'object') return items
  return prefixItems?.length === 1 ? prefixItems[0] : undefined
}
