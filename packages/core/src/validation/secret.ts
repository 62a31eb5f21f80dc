import type * as z from 'zod'

type Schema = z.core.$ZodType
type Definition = z.core.$ZodTypes['_zod']['def']

const secrets = new WeakSet<Schema>()

/** Marks a schema: what is given for it is a secret, and no message shows it. */
export function markSecret<S extends Schema>(schema: S): S {
  secrets.add(schema)
  return schema
}

function definitionOf(schema: Schema): Definition {
  return (schema as z.core.$ZodTypes)._zod.def
}

/** The schemas that see the same value as a schema does. */
function alike(schema: Schema): readonly Schema[] {
  const definition = definitionOf(schema)
  switch (definition.type) {
    case 'union':
      return definition.options
    case 'intersection':
      return [definition.left, definition.right]
    case 'pipe':
      return [definition.in, definition.out]
    case 'lazy':
      return [(schema as z.core.$ZodLazy)._zod.innerType]
    default:
      return 'innerType' in definition ? [definition.innerType] : []
  }
}

/** The schemas that see what stands at a key of the value; without a key, at any. */
function within(schema: Schema, key?: PropertyKey): readonly Schema[] {
  const definition = definitionOf(schema)
  switch (definition.type) {
    case 'object': {
      const { shape, catchall } = definition
      const named = key === undefined ? Object.values(shape) : [shape[String(key)] ?? []].flat()
      return catchall ? [...named, catchall] : named
    }
    case 'tuple': {
      const { items, rest } = definition
      const named = key === undefined ? items : items.slice(Number(key), Number(key) + 1)
      return rest ? [...named, rest] : named
    }
    case 'array':
      return [definition.element]
    case 'record':
    case 'map':
      return [definition.keyType, definition.valueType]
    case 'set':
      return [definition.valueType]
    default:
      return []
  }
}

/** Schemas with all that a step leads to from them, and from there, and so on. */
function reachable(from: readonly Schema[], step: (schema: Schema) => readonly Schema[]): Set<Schema> {
  const found = new Set(from)
  for (const schema of found) for (const next of step(schema)) found.add(next)
  return found
}

function someSecret(schemas: Set<Schema>): boolean {
  return [...schemas].some((schema) => secrets.has(schema))
}

/** Whether what stands at a path of a value is a secret by its schema, or may hold one, or is a part of one. */
export function isSecret(schema: Schema, path: readonly PropertyKey[]): boolean {
  let level = reachable([schema], alike)
  for (const key of path) {
    if (someSecret(level)) return true
    level = reachable(
      [...level].flatMap((outer) => within(outer, key)),
      alike,
    )
  }
  return someSecret(reachable([...level], (inner) => [...alike(inner), ...within(inner)]))
}
