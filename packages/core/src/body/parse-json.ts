import { randomBytes } from 'node:crypto'

const longRun = /\d{16}/
/** Numbers of so many characters, outside of texts. */
const longNumbers = /-?\d[\d.eE+-]{15,}/g
/** Nobody's id has more digits, and reading thousands of them takes long. */
const longInteger = /^-?[1-9]\d{15,999}$/

/** Where a text of JSON ends that begins at a quotation mark. */
function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let escapes = 0
    while (json[end - 1 - escapes] === '\\') escapes++
    if (escapes % 2 === 0) return end + 1
  }
  return json.length
}

const isInexact = (number: string): boolean =>
  longInteger.test(number) && !Number.isSafeInteger(Number(number))

/** JSON with texts that begin with a mark in place of integers that are not exact as a `number`. */
function marked(json: string, mark: string): string {
  const pieces: string[] = []
  let kept = 0
  for (let at = 0; at < json.length; ) {
    const quote = json.indexOf('"', at)
    const end = quote < 0 ? json.length : quote
    const between = json.slice(at, end)
    if (longRun.test(between)) {
      const replaced = between.replace(longNumbers, (number) =>
        isInexact(number) ? `"${mark}${number}"` : number,
      )
      pieces.push(json.slice(kept, at), replaced)
      kept = end
    }
    at = quote < 0 ? json.length : endOfText(json, quote)
  }
  pieces.push(json.slice(kept))
  return pieces.join('')
}

/** Puts integers where texts stand that a mark tells from all others. Without recursion: JSON may be deep. */
function restored(root: unknown, mark: string): unknown {
  const top = { root }
  const holders: object[] = [top]
  const read = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) holders.push(value)
    return typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value
  }
  for (const holder of holders) {
    if (Array.isArray(holder)) {
      for (let index = 0; index < holder.length; index++) holder[index] = read(holder[index])
      continue
    }
    for (const [key, value] of Object.entries(holder)) {
      // What is there already is replaced, even under the name `__proto__`.
      if (typeof value === 'string' || typeof value === 'object') Reflect.set(holder, key, read(value))
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
  const mark = randomBytes(9).toString('base64url')
  const withMarks = marked(text, mark)
  return withMarks.length === text.length ? value : restored(JSON.parse(withMarks), mark)
}
