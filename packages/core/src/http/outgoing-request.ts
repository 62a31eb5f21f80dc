import { askedFor } from '../body/coding.js'
import { hasParts } from '../contract/authorization.js'
import type { Authorization, HttpRequest, OutgoingRequest } from '../contract/http.js'
import type { Address } from './address.js'
import type { WrittenRequest } from './form.js'

/** Header names mean the same in any case: written in one, the later overrides the earlier. */
function addHeaders(to: Record<string, string>, headers: Readonly<Record<string, string>>): void {
  for (const name in headers) {
    const value = headers[name]
    if (value !== undefined) to[name.toLowerCase()] = value
  }
}

/** A request that is complete but for its credentials. Its URL and its time are made when a signature asks for them. */
export class Outgoing implements OutgoingRequest {
  readonly method: HttpRequest['method']
  readonly host: HttpRequest['host']
  readonly path: string
  readonly query: HttpRequest['query']
  readonly body: WrittenRequest['body']
  readonly paid: HttpRequest['paid']
  /** Its names are in lower case. More may be added. */
  readonly headers: Record<string, string>
  /** Path and query as they are sent. */
  target: string
  readonly #address: Address
  readonly #nowMs: number

  /** @throws MediaplugError `invalid-input` for a path that would lead elsewhere. */
  constructor(request: WrittenRequest, accept: string, address: Address, nowMs: number) {
    this.method = request.method
    this.host = request.host
    this.path = request.path
    this.query = request.query
    this.body = request.body
    this.paid = request.paid
    this.headers = { accept, 'accept-encoding': askedFor }
    this.target = address.pathOf(request)
    this.#address = address
    this.#nowMs = nowMs
    if (request.body !== undefined) this.headers['content-type'] = 'application/json'
    if (request.headers !== undefined) addHeaders(this.headers, request.headers)
  }

  get url(): URL {
    return this.#address.urlOf(this)
  }

  get now(): Date {
    return new Date(this.#nowMs)
  }

  /** Adds what carries the credentials. */
  authorize(authorization: Authorization): void {
    if (!hasParts(authorization)) return addHeaders(this.headers, authorization)
    const { headers, query } = authorization
    if (headers) addHeaders(this.headers, headers)
    if (query) this.target = this.#address.pathOf({ path: this.path, query: { ...this.query, ...query } })
  }
}
