const unreserved = /^[\w.~-]*$/
const unencoded = /[!'()*]/g

/** Percent-encodes everything but the unreserved characters of RFC 3986: letters, digits, `-`, `_`, `.`, `~`. */
function encode(text: string): string {
  if (unreserved.test(text)) return text
  return encodeURIComponent(text).replace(
    unencoded,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** An object's name as it stands in a path: encoded, but for its slashes. */
export function encodePath(name: string): string {
  return encode(name).replaceAll('%2F', '/')
}

/** A query as it is signed: sorted by name, names and values encoded. */
export function encodeQuery(query: Readonly<Record<string, string>>): string {
  return Object.keys(query)
    .sort()
    .map((name) => `${encode(name)}=${encode(query[name] ?? '')}`)
    .join('&')
}
