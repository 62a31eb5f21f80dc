const longest = 10_000
const deepest = 100

function* written(value: unknown, depth: number): Generator<string, void, void> {
  if (typeof value === 'bigint') yield String(value)
  else if (typeof value === 'string') yield JSON.stringify(value.slice(0, longest))
  else if (typeof value !== 'object' || value === null) yield JSON.stringify(value) ?? 'null'
  else if (depth === 0) yield '…'
  else if (Array.isArray(value)) yield* writtenList(value, depth)
  else yield* writtenFields(value, depth)
}

function* writtenList(list: readonly unknown[], depth: number): Generator<string, void, void> {
  let separator = '['
  for (const item of list) {
    yield separator
    yield* written(item, depth - 1)
    separator = ','
  }
  yield separator === '[' ? '[]' : ']'
}

function* writtenFields(fields: object, depth: number): Generator<string, void, void> {
  let separator = '{'
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue
    yield `${separator}${JSON.stringify(name)}:`
    yield* written(value, depth - 1)
    separator = ','
  }
  yield separator === '{' ? '{}' : '}'
}

/**
 * The beginning of a value, as JSON, for an error to quote: however large or deep it is, little is written. Unlike
 * JSON, it has all digits of a `bigint`.
 */
export function excerpt(value: unknown): string {
  let text = ''
  for (const piece of written(value, deepest)) {
    text += piece
    if (text.length > longest) break
  }
  return text.slice(0, longest)
}
