import type { IncomingHttpHeaders } from 'node:http'

/** The value of a header as a signature covers it: spaces at both ends do not count, those within count as one. */
export function signedValue(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name]
  return value === undefined ? undefined : String(value).trim().replace(/\s+/g, ' ')
}

/** The lines of headers in a canonical request; `undefined` when one of them was not sent. */
export function headerLines(
  headers: IncomingHttpHeaders,
  names: readonly string[],
  normalize: (value: string, name: string) => string = (value) => value,
): string | undefined {
  const lines = names.map((name) => {
    const value = signedValue(headers, name)
    return value === undefined ? undefined : `${name}:${normalize(value, name)}\n`
  })
  return lines.includes(undefined) ? undefined : lines.join('')
}
