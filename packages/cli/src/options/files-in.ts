import type { JsonSchema } from '@mediaplug/core'
import { isFileUrl } from './read-value.js'
import { formsOf, itemOf } from './resolve.js'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * An input from JSON, with its paths as a client takes them: a text where a file is meant, and which is no URL, is a
 * path relative to the working directory.
 */
export function withPaths(value: unknown, schema: JsonSchema, root: JsonSchema = schema): unknown {
  const forms = formsOf(schema, root)
  if (typeof value === 'string') {
    const isFile = forms.some((form) => form['x-mediaplug-file'])
    return isFile && !isFileUrl(value) ? { path: value } : value
  }
  if (Array.isArray(value)) {
    const item = forms.map(itemOf).find((one) => one !== undefined)
    return item ? value.map((one: unknown) => withPaths(one, item, root)) : value
  }
  if (!isRecord(value)) return value
  const properties = Object.assign({}, ...forms.map((form) => form.properties ?? {}))
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      const known: JsonSchema | undefined = Object.hasOwn(properties, name) ? properties[name] : undefined
      return [name, known ? withPaths(field, known, root) : field]
    }),
  )
}
