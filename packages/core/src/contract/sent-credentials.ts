const most = 60

/** The credentials that requests carried in the form in which they were sent, such as a Basic token. */
export interface Carried {
  /** Notes the authorization among a request's headers. */
  add(headers: Readonly<Record<string, string>>): void
  secrets(): readonly string[]
}

/**
 * Remembers how credentials were sent, for redaction: a vendor may quote a header in which a secret stands
 * encoded. Signatures differ at each request, so the last of them are kept, and no more.
 */
export function createCarried(): Carried {
  const values = new Set<string>()
  return {
    add(headers) {
      for (const [name, value] of Object.entries(headers)) {
        if (!/^(proxy-)?authorization$/i.test(name)) continue
        const signature = /\bSignature=([^,\s]+)/.exec(value)?.[1]
        for (const part of [value, value.slice(value.indexOf(' ') + 1), signature]) {
          if (part !== undefined) values.add(part)
        }
      }
      for (const value of [...values].slice(0, -most)) values.delete(value)
    },
    secrets: () => [...values],
  }
}
