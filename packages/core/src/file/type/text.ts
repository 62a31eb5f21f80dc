/** Tabs, ends of lines and pages, and the escapes by which sets of characters are switched. */
const textControls: readonly number[] = [0x09, 0x0a, 0x0c, 0x0d, 0x1b]

const isOfNoText = (byte: number): boolean => byte === 0x7f || (byte < 0x20 && !textControls.includes(byte))

/** A text, the mark of its order of bytes aside. */
function decode(head: Buffer, encoding: string): string | undefined {
  try {
    // What is cut within a character is still a text.
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true })
  } catch {
    return undefined
  }
}

const isMarked = (head: Buffer, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => head[index] === byte)

/**
 * The text that a file begins with, or `undefined` for what is none: in UTF-8, or marked as UTF-16. What begins as
 * markup or JSON does is one in whatever set of characters.
 */
export function textOf(head: Buffer): string | undefined {
  if (isMarked(head, 0xff, 0xfe)) return decode(head, 'utf-16le')
  if (isMarked(head, 0xfe, 0xff)) return decode(head, 'utf-16be')
  if (head.some(isOfNoText)) return undefined
  const text = decode(head, 'utf-8')
  if (text !== undefined) return text
  const foreign = head.toString('latin1')
  return /^\s*[<{[]/.test(foreign) ? foreign : undefined
}
