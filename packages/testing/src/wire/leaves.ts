import type { VendorRequest } from '../sandbox/vendor-sandbox.js'
import { readForm } from './multipart.js'

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

/** The body of a request; a form part by part, and its header without the boundary, which may differ each time. */
function contentOf({ headers, body }: VendorRequest): Pick<VendorRequest, 'headers' | 'body'> {
  const { 'content-type': contentType } = headers
  const isForm = /^multipart\/form-data\b/i.test(String(contentType))
  if (!isForm) return { headers, body }
  const raw = typeof body === 'string' || body instanceof Uint8Array
  const form = raw ? readForm(contentType, body) : undefined
  return { headers: { ...headers, 'content-type': 'multipart/form-data' }, body: form ?? body }
}

/** All that requests say, but for what every request has. */
export function leavesOf(requests: readonly VendorRequest[]): Leaves {
  const leaves = new Map<string, string>()
  for (const [index, request] of requests.entries()) {
    const { method, path } = request
    const { headers, body } = contentOf(request)
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
