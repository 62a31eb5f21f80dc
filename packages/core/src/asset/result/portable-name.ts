const longestName = 255
/** Separators, what Windows does not allow, what terminals obey, what turns the direction of writing, and half characters. */
const unsafe = /[<>:"/\\|?*\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu
/** Names that Windows keeps for devices, whatever ending they have. */
const devices = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$) *(\.|$)/i

/** A piece of a name. */
export interface NamePart {
  readonly text: string
  /** Whether it stays whole when the name is cut, as a number does. */
  readonly isFixed?: boolean
}

const bytesOf = (text: string): number => Buffer.byteLength(text)

/** The beginning of a text that has no more bytes than these, cut between code points. */
function cut(text: string, most: number): string {
  let size = 0
  let kept = ''
  for (const character of text) {
    size += bytesOf(character)
    if (size > most) break
    kept += character
  }
  return kept
}

/** Cuts the longest texts until all of them have no more bytes than these. */
function shortened(parts: readonly NamePart[], most: number): string {
  const texts = parts.map(({ text }) => text)
  for (;;) {
    const excess = bytesOf(texts.join('')) - most
    const sizes = texts.map((text, index) => (parts[index]?.isFixed ? 0 : bytesOf(text)))
    const longest = Math.max(0, ...sizes)
    if (excess <= 0 || longest === 0) return texts.join('')
    const index = sizes.indexOf(longest)
    texts[index] = cut(texts[index] ?? '', Math.max(0, longest - excess))
  }
}

/**
 * A name that a file or a folder may have on any system, Windows included, and that needs no care in a terminal.
 *
 * @param parts - What it is made of.
 * @param endingBytes - How much is added to it, in bytes, so that it has at most 255 of them.
 */
export function portableName(parts: readonly NamePart[], endingBytes: number): string {
  const safe = parts.map(({ text, isFixed = false }) => ({ text: text.replace(unsafe, '-'), isFixed }))
  // One byte is kept for what makes the name of a device another one.
  const name = shortened(safe, longestName - endingBytes - 1).replace(/^ +|[. ]+$/g, '')
  if (name === '') return 'file'
  return devices.test(name) ? `_${name}` : name
}
