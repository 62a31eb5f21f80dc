import type { Field } from '../options/field.js'
import { mainTextOf } from '../options/main-text.js'
import { quoted } from '../project/missing.js'

/** A value that a field would take, to show how it is written. */
function sampleOf({ kinds, choices, schema }: Field): string {
  const [choice] = choices
  if (choice !== undefined) return String(choice)
  const limits = schema['x-mediaplug-file']
  if (kinds.has('file')) {
    const [type = 'image/png'] = limits?.mediaTypes ?? []
    return `photo.${type.replace(/^.*\/(?:x-)?/, '').replace('jpeg', 'jpg')}`
  }
  if (kinds.has('number')) return String(schema.minimum ?? schema.default ?? 1)
  return kinds.has('boolean') ? 'true' : 'a red kite over the sea'
}

/** A line that uses a model: its text, and what it requires besides. */
export function exampleLine(id: string, fields: readonly Field[]): string {
  const main = mainTextOf(fields)
  const required = fields.filter((field) => field.isRequired && field !== main)
  const options = required.map((field) => `--${field.flag} ${quoted(sampleOf(field))}`)
  const text = main ? [quoted('a red kite over the sea')] : []
  return ['mediaplug generate', id, ...text, ...options].join(' ')
}
