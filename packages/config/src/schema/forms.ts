import type { JsonSchema } from '@mediaplug/core'

/** A schema that contains itself has no end. */
const deepest = 6

/** A schema that is meant by another: what a reference leads to, with what stands beside the reference. */
function resolve({ $ref, ...besides }: JsonSchema, root: JsonSchema): JsonSchema {
  const [, name] = /^#\/\$defs\/(.+)$/.exec($ref ?? '') ?? []
  return { ...(name === undefined ? {} : root.$defs?.[name]), ...besides }
}

/** The forms that a value may have: the branches of a choice, else the schema itself. */
export function formsOf(schema: JsonSchema, root: JsonSchema, depth = 0): readonly JsonSchema[] {
  const resolved = resolve(schema, root)
  const branches = [...(resolved.anyOf ?? []), ...(resolved.oneOf ?? [])]
  if (branches.length === 0 || depth > deepest) return [resolved]
  return branches.flatMap((branch) => formsOf(branch, root, depth + 1))
}

/** What a field of an object may be. */
export function fieldForms(
  forms: readonly JsonSchema[],
  name: string,
  root: JsonSchema,
): readonly JsonSchema[] {
  return forms.flatMap(({ properties = {}, additionalProperties }) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : additionalProperties
    return typeof own === 'object' ? formsOf(own, root) : []
  })
}

/** What an item of a list may be. */
export function itemForms(
  forms: readonly JsonSchema[],
  index: number,
  root: JsonSchema,
): readonly JsonSchema[] {
  return forms.flatMap(({ items, prefixItems }) => {
    const own = prefixItems?.[index] ?? items
    return typeof own === 'object' ? formsOf(own, root) : []
  })
}
