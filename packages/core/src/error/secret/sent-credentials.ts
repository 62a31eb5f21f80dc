/** Headers that carry a credential, whatever a vendor calls them. */
const carriers = /auth|token|secret|signature|password|cookie|api-?key/i

/** Headers that only tell of one, such as `x-signature-method`. */
const descriptions = /(?:type|method|algorithm|version|mode|scheme|headers|date|expires)$/i

/** Parts of an authorization that a vendor may quote alone. */
const quotable = /\b(?:signature|response|token|secret|password)="?([^",;\s]+)/gi

/** The credentials among the headers of a request, in the forms in which a vendor may quote them. */
export function* sentCredentials(headers: Readonly<Record<string, unknown>>): Generator<string, void, void> {
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string' || !carriers.test(name) || descriptions.test(name)) continue
    yield value
    const scheme = /^[\w-]+ +/.exec(value)?.[0]
    if (scheme !== undefined) yield value.slice(scheme.length)
    for (const [, part] of value.matchAll(quotable)) if (part !== undefined) yield part
  }
}
