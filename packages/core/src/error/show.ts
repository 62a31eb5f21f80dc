import { redact } from './redact.js'

const longest = 60

/** A line break or a tab within a sentence would tear it. */
function onOneLine(text: string): string {
  return text.replaceAll('\n', '\\n').replaceAll('\t', '\\t')
}

/** A value as a message shows it: short, and never a secret, a file's content or a program's text. */
export function show(value: unknown): string {
  switch (typeof value) {
    case 'string': {
      const text = onOneLine(redact(value))
      return text.length > longest - 2 ? `'${text.slice(0, longest - 3)}…'` : `'${text}'`
    }
    case 'function':
      return 'a function'
    case 'symbol':
      return `Symbol(${onOneLine(redact(value.description ?? ''))})`
    case 'object':
      if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`
      if (Array.isArray(value)) return `a list of ${value.length}`
      return value === null ? 'null' : 'an object'
    default:
      return String(value)
  }
}
