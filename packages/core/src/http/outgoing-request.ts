import type { HttpRequest, OutgoingRequest } from '../contract/http.js'
import type { Address } from './address.js'

/** Header names mean the same in any case: written in one, the later overrides the earlier. */
export function addHeaders(to: Record<string, string>, headers: Readonly<Record<string, string>>): void {
  for (const name in headers) {
    const value = headers[name]
    if (value !== undefined) to[name.toLowerCase()] = value
  }
}

/** A request that is complete but for its credentials. Headers may be added. */
export interface Outgoing extends OutgoingRequest {
  readonly headers: Record<string, string>
}

/** Completes a request. Its URL and its time are made when a signature asks for them. */
export function createOutgoing(request: HttpRequest, address: Address, nowMs: number): Outgoing {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (request.body !== undefined) headers['content-type'] = 'application/json'
  if (request.headers !== undefined) addHeaders(headers, request.headers)
  return {
    ...request,
    headers,
    get url() {
      return address.urlOf(request)
    },
    get now() {
      return new Date(nowMs)
    },
  }
}
