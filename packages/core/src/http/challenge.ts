const mostSchemes = 4
const quoted = /"(?:[^"\\]|\\.)*"?/g
/** What stands before a blank or alone is a scheme; what stands before `=` is a parameter of the one before. */
const scheme = /^\s*([A-Za-z][\w-]{0,30})(?!\s*=)(?:\s|$)/

/**
 * The schemes by which a server asks for credentials, such as `Basic`.
 *
 * @param values - The values of the header that names them, such as `Proxy-Authenticate`.
 */
export function challengeSchemes(values: readonly string[]): readonly string[] {
  const parts = values.flatMap((value) => value.replace(quoted, '').split(','))
  const schemes = parts.map((part) => scheme.exec(part)?.[1]).filter((found) => found !== undefined)
  return [...new Set(schemes)].slice(0, mostSchemes)
}
