const form = /^\s*data:([^,]*),(.*)$/is

/** The bytes of a text in which some are written as `%` and two digits. */
function unescaped(text: string): Buffer {
  const bytes = Buffer.from(text)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const digits = bytes[at] === 0x25 ? bytes.toString('latin1', at + 1, at + 3) : ''
    const isEscape = /^[\da-f]{2}$/i.test(digits)
    bytes[length++] = isEscape ? Number.parseInt(digits, 16) : (bytes[at] ?? 0)
    if (isEscape) at += 2
  }
  return bytes.subarray(0, length)
}

/** Base64, of URLs too, with white space in it or without its end, as people paste it. */
function decoded(text: string): Buffer {
  const letters = (text.includes('%') ? unescaped(text).toString('latin1') : text).replace(/\s+/g, '')
  if (!/^[\w+/-]*={0,2}$/.test(letters) || letters.replace(/=+$/, '').length % 4 === 1) {
    throw new TypeError('its data: URL is no base64')
  }
  return Buffer.from(letters, 'base64')
}

/**
 * The bytes of a `data:` URL.
 *
 * @throws TypeError for what is none, or no base64 where it says so.
 */
export function readDataUrl(url: string): Uint8Array {
  const [, head, data] = form.exec(url) ?? []
  if (head === undefined || data === undefined) throw new TypeError('its data: URL has no comma')
  // What follows a hash is no part of the data.
  const [content = ''] = data.split('#')
  return /;\s*base64\s*$/i.test(head) ? decoded(content) : unescaped(content)
}
