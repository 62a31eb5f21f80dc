import { fieldForms, formsOf, itemForms } from '@mediaplug/config'
import type { JsonSchema } from '@mediaplug/core'
import { isFileUrl } from './read-value.js'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function withPath(value: unknown, forms: readonly JsonSchema[], root: JsonSchema): unknown {
  if (typeof value === 'string') {
    const isFile = forms.some((form) => form['x-mediaplug-file'])
    return isFile && !isFileUrl(value) ? { path: value } : value
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => withPath(item, itemForms(forms, index, root), root))
  }
  if (!isRecord(value)) return value
  const fields = Object.entries(value)
  return Object.fromEntries(
    fields.map(([name, field]) => [name, withPath(field, fieldForms(forms, name, root), root)]),
  )
}

/**
 * An input from JSON, with its paths as a client takes them: a text where a file is meant, and which is no URL, is a
 * path relative to the working directory.
 */
export const withPaths = (value: unknown, schema: JsonSchema): unknown =>
  withPath(value, formsOf(schema, schema), schema)
