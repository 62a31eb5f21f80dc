import type { JsonSchema } from '@mediaplug/core'
import { fileKindsOf, type InputKind } from './input-kinds.js'

const textFields = ['prompt', 'text']

/** The kinds of file within a part of a schema. Marks that a result gets, such as a logo, are no matter of it. */
function fileKinds(part: JsonSchema, name: string): readonly InputKind[] {
  const file = part['x-mediaplug-file']
  if (file) return fileKindsOf(file, name)
  const { anyOf = [], oneOf = [], prefixItems = [], items, properties = {} } = part
  const parts = [...anyOf, ...oneOf, ...prefixItems, ...(typeof items === 'object' ? [items] : [])]
  return [
    ...parts.flatMap((one) => fileKinds(one, name)),
    ...Object.entries(properties).flatMap(([field, one]) => (field === 'logo' ? [] : fileKinds(one, field))),
  ]
}

/** What a model can be given. */
export function takes(schema: JsonSchema): readonly InputKind[] {
  const isText = textFields.some((name) => schema.properties?.[name] !== undefined)
  return [...new Set([...(isText ? (['text'] as const) : []), ...fileKinds(schema, '')])]
}
