import { redact } from './redact.js'

const longest = 60

/** A value as a message shows it: short, and never a secret of a URL, a file's content or a program's text. */
export function show(value: unknown): string {
  switch (typeof value) {
    case 'string': {
      const text = redact(value, [])
      return text.length > longest - 2 ? `'${text.slice(0, longest - 3)}…'` : `'${text}'`
    }
    case 'function':
      return 'a function'
    case 'object':
      if (value instanceof Uint8Array) return `${value.byteLength} bytes`
      if (Array.isArray(value)) return `a list of ${value.length}`
      return value === null ? 'null' : 'an object'
    default:
      return String(value)
  }
}
