/** A way to write a character that cannot stand as it is. */
export interface Code {
  readonly pattern: RegExp
  /** Gives the character of a match. */
  decode(code: string): string
}

function fromCodePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

/** Of URLs and forms: the bytes of a character in UTF-8. */
const percent: Code = {
  pattern:
    /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}/gi,
  decode(code) {
    try {
      return decodeURIComponent(code)
    } catch {
      return code
    }
  },
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
}

/** Of JSON, and of texts in programs. */
const backslash: Code = {
  pattern: /\\u\{[\da-f]{1,6}\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\[^ux]/gi,
  decode(code) {
    const digits = /^\\[ux]\{?([\da-f]+)/i.exec(code)?.[1]
    if (digits !== undefined) return fromCodePoint(Number.parseInt(digits, 16))
    const character = code.slice(1)
    return escapes[character] ?? character
  },
}

const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Of HTML and XML. */
const entity: Code = {
  pattern: /&#\d{1,7};|&#x[\da-f]{1,6};|&(?:amp|lt|gt|quot|apos);/gi,
  decode(code) {
    const name = code.slice(1, -1).toLowerCase()
    if (name.startsWith('#x')) return fromCodePoint(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return fromCodePoint(Number.parseInt(name.slice(1), 10))
    return names[name] ?? code
  },
}

/** All of them. Each is read by itself, since a secret may hold what looks like another. */
export const codes: readonly Code[] = [percent, backslash, entity]
