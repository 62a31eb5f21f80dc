import type { VendorRequest } from '../sandbox/vendor-sandbox.js'

/** What requests say, leaf by leaf: where each stands, and its text. */
export type Leaves = ReadonlyMap<string, string>

/** Headers that differ from request to request, or follow from the rest. */
const ignored =
  /^(accept|accept-encoding|authorization|connection|content-length|date|host|transfer-encoding|user-agent)$|date|nonce|signature|sha256|timestamp|token/

function collect(value: unknown, place: string, leaves: Map<string, string>): void {
  if (value instanceof Uint8Array) leaves.set(place, Buffer.from(value).toString('latin1'))
  else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
    if (entries.length === 0) leaves.set(place, Array.isArray(value) ? '[]' : '{}')
    for (const [name, item] of entries) collect(item, `${place}.${name}`, leaves)
  } else if (value !== undefined) leaves.set(place, `${typeof value} ${value}`)
}

/** All that requests say, but for what every request has. */
export function leavesOf(requests: readonly VendorRequest[]): Leaves {
  const leaves = new Map<string, string>()
  for (const [index, { method, path, headers, body }] of requests.entries()) {
    const [pathname = '', query = ''] = path.split('?')
    const place = `${index}`
    collect(`${method} ${pathname}`, `${place}.path`, leaves)
    for (const [name, value] of new URLSearchParams(query)) {
      if (!ignored.test(name.toLowerCase())) collect(value, `${place}.query.${name}`, leaves)
    }
    for (const [name, value] of Object.entries(headers)) {
      if (!ignored.test(name)) collect(String(value), `${place}.headers.${name}`, leaves)
    }
    collect(body, `${place}.body`, leaves)
  }
  return leaves
}
