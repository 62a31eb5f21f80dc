import { randomUUID } from 'node:crypto'

const longRun = /\d{16}/
const numbers = /-?\d[\d.eE+-]*/g
/** Nobody's id has more digits, and reading thousands of them takes long. */
const longInteger = /^-?[1-9]\d{15,999}$/

type Span = readonly [start: number, end: number]

/** Where a text of JSON ends that begins at a quotation mark. */
function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let escapes = 0
    while (json[end - 1 - escapes] === '\\') escapes++
    if (escapes % 2 === 0) return end + 1
  }
  return json.length
}

/** Where integers stand that are not exact as a `number`. */
function* longIntegersIn(json: string): Generator<Span, void, void> {
  for (let at = 0; at < json.length; ) {
    const quote = json.indexOf('"', at)
    const end = quote < 0 ? json.length : quote
    for (const { 0: number, index } of json.slice(at, end).matchAll(numbers)) {
      if (!longInteger.test(number) || Number.isSafeInteger(Number(number))) continue
      yield [at + index, at + index + number.length]
    }
    at = quote < 0 ? json.length : endOfText(json, quote)
  }
}

/** Puts integers where texts stand that a mark tells from all others. Without recursion: JSON may be deep. */
function restored(root: unknown, mark: string): unknown {
  const top = { root }
  const holders: object[] = [top]
  for (const holder of holders) {
    for (const [key, value] of Object.entries(holder)) {
      if (typeof value === 'object' && value !== null) holders.push(value)
      if (typeof value !== 'string' || !value.startsWith(mark)) continue
      const integer = {
        value: BigInt(value.slice(mark.length)),
        configurable: true,
        enumerable: true,
        writable: true,
      }
      // Defined, not set: a key may be `__proto__`.
      Object.defineProperty(holder, key, integer)
    }
  }
  return top.root
}

/**
 * Reads JSON as `JSON.parse` does, but keeps each integer exact: one that no `number` holds exactly becomes a `bigint`.
 *
 * Core reads all bodies so. It is for JSON that stands within them as text. The check for long numbers costs little, and
 * most JSON has none.
 *
 * @param text - The JSON.
 * @throws SyntaxError as `JSON.parse` does.
 * @example An id that is a number
 * ```ts
 * const { task_id } = z.object({ task_id: vendorId }).parse(parseJson('{"task_id":1876543210987654321}'))
 * ```
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (!longRun.test(text)) return value
  const spans = [...longIntegersIn(text)]
  if (spans.length === 0) return value
  const mark = randomUUID()
  let marked = ''
  let at = 0
  for (const [start, end] of spans) {
    marked += `${text.slice(at, start)}"${mark}${text.slice(start, end)}"`
    at = end
  }
  return restored(JSON.parse(marked + text.slice(at)), mark)
}
