import { formsOf } from '@mediaplug/config'
import type { JsonSchema } from '@mediaplug/core'
import { fileKindsOf } from './input-kinds.js'

const names: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'boolean',
  object: 'object',
  null: 'null',
}

function typesOf({ type, enum: values, const: value }: JsonSchema): readonly string[] {
  if (type !== undefined) return typeof type === 'string' ? [type] : type
  const known = values ?? (value === undefined ? [] : [value])
  return [...new Set(known.map((one) => typeof one))]
}

/** What the items of a list are, where all are alike. */
export const itemOf = ({ items, prefixItems }: JsonSchema): JsonSchema | undefined =>
  typeof items === 'object' ? items : prefixItems?.[0]

function formTypes(form: JsonSchema, name: string, root: JsonSchema): readonly string[] {
  const file = form['x-mediaplug-file']
  if (file) return fileKindsOf(file, name).map((kind) => (kind === 'file' ? 'file' : `${kind} file`))
  return typesOf(form).map((type) => {
    if (type !== 'array') return names[type] ?? type
    const item = itemOf(form)
    return item
      ? `list of ${typeText(formsOf(item, root), name, root).replaceAll(/\bfile\b/g, 'files')}`
      : 'list'
  })
}

/** What a value may be, in words: `text`, `image file or object`. */
export function typeText(forms: readonly JsonSchema[], name: string, root: JsonSchema): string {
  const types = [...new Set(forms.flatMap((form) => formTypes(form, name, root)))]
  const said = types.includes('number') ? types.filter((type) => type !== 'whole number') : types
  return said.join(' or ') || 'any value'
}
