/** A digit's value; `NaN` for what is none. */
const digit = (code = 0): number => {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const small = code | 0x20
  return small >= 0x61 && small <= 0x66 ? small - 0x57 : Number.NaN
}

/** The bytes of a text in which some are written as `%` and two digits. */
function unescaped(text: string): Buffer {
  const bytes = Buffer.from(text)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const escaped = bytes[at] === 0x25 ? 16 * digit(bytes[at + 1]) + digit(bytes[at + 2]) : Number.NaN
    const isEscape = !Number.isNaN(escaped)
    bytes[length++] = isEscape ? escaped : (bytes[at] ?? 0)
    if (isEscape) at += 2
  }
  return bytes.subarray(0, length)
}

function checkSize(size: number, maxBytes: number, least = ''): void {
  if (size > maxBytes) throw new RangeError(`it has ${least}${size} bytes, allowed are ${maxBytes}`)
}

/** Base64, of URLs too, with white space in it or without its end, as people paste it. */
function decoded(text: string, maxBytes: number): Buffer {
  const letters = (text.includes('%') ? unescaped(text).toString('latin1') : text).replace(/\s+/g, '')
  const count = letters.length - (/={0,2}$/.exec(letters.slice(-2))?.[0].length ?? 0)
  const size = Math.floor((count * 3) / 4)
  checkSize(size, maxBytes)
  const bytes = Buffer.from(letters, 'base64')
  // What is no letter of base64 is passed over, and missing then.
  if (count % 4 === 1 || bytes.length !== size) throw new TypeError('its data: URL is no base64')
  return bytes
}

/**
 * The bytes of a `data:` URL. One that is too large is refused before it is decoded, as far as its length tells.
 *
 * @throws TypeError for one without data, or no base64 where it says so. RangeError for one that is too large.
 */
export function readDataUrl(url: string, maxBytes: number): Uint8Array {
  const comma = url.indexOf(',')
  if (comma < 0) throw new TypeError('its data: URL has no comma')
  // What follows a hash is no part of the data.
  const hash = url.indexOf('#', comma)
  const content = url.slice(comma + 1, hash < 0 ? undefined : hash)
  const isBase64 = /;\s*base64\s*$/i.test(url.slice(Math.max(0, comma - 40), comma))
  if (isBase64) return decoded(content, maxBytes)
  // An escape is three characters for one byte.
  checkSize(content.includes('%') ? Math.ceil(content.length / 3) : content.length, maxBytes, 'at least ')
  const bytes = unescaped(content)
  checkSize(bytes.length, maxBytes)
  return bytes
}
