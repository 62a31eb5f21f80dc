import { redact } from '../error/redact.js'

const longestText = 2_000

/** A request as the journal keeps it: enough for a person to recognise it, no secret and no file. */
export function summarize(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return redact(value, secrets).slice(0, longestText)
  if (typeof value === 'bigint') return String(value)
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`
  if (Array.isArray(value)) return value.map((item) => summarize(item, secrets))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, summarize(item, secrets)]))
}
