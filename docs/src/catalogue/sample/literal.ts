import { ExampleFile, type ExampleValue } from '../example/example-file.js'

const widest = 76

/** A text as a literal in single quotes. */
export const quoted = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`

const isName = (text: string): boolean => /^[a-z_$][\w$]*$/i.test(text)

/**
 * A value as TypeScript has it, on one line where it fits.
 *
 * @param before - How many letters stand before it on its line.
 */
export function literal(value: ExampleValue, indent = '', before = 0): string {
  if (value instanceof ExampleFile)
    return value.isUrl ? quoted(value.text) : `{ path: ${quoted(value.name)} }`
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object') return String(value)
  const deeper = `${indent}  `
  const isList = Array.isArray(value)
  const parts = isList
    ? value.map((item: ExampleValue) => literal(item, deeper))
    : Object.entries(value).map(
        ([name, field]) => `${isName(name) ? name : quoted(name)}: ${literal(field, deeper)}`,
      )
  const [open, close] = isList ? ['[', ']'] : ['{ ', ' }']
  const line = `${open}${parts.join(', ')}${close}`
  if (indent.length + before + line.length <= widest) return line
  return `${open.trim()}\n${parts.map((part) => `${deeper}${part},\n`).join('')}${indent}${close.trim()}`
}
