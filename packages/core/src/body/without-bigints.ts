function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function ofList(list: readonly unknown[]): readonly unknown[] {
  const texts = list.map(withoutBigints)
  return texts.some((text, index) => text !== list[index]) ? texts : list
}

/**
 * A value of JSON with each `bigint` as its digits, so that it can be written as JSON again. It is the very same where
 * there is none.
 */
export function withoutBigints(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return ofList(value)
  if (!isPlain(value)) return value
  const entries = Object.entries(value)
  const texts = entries.map(([key, inner]) => [key, withoutBigints(inner)] as const)
  return texts.some(([, text], index) => text !== entries[index]?.[1]) ? Object.fromEntries(texts) : value
}
