import type { JsonSchema } from '@mediaplug/core'

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
