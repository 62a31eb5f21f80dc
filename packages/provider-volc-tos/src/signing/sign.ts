import { hash } from 'node:crypto'
import type { Credentials } from './credentials.js'
import { signingKey } from './signing-key.js'
import { timestamp } from './timestamp.js'

/** The only algorithm of TOS. */
export const algorithm = 'TOS4-HMAC-SHA256'

/** Stands where the hash of the body would, in a request whose body is not signed. */
export const unsignedPayload = 'UNSIGNED-PAYLOAD'

/** Who signs, where and when. */
export interface Signer {
  readonly credentials: Credentials
  readonly region: string
  readonly time: Date
}

/** Headers that are signed. */
export interface SignedHeaders {
  /** Sorted, with semicolons between. */
  readonly names: string
  /** A line each, in the same order. */
  readonly lines: string
}

/** A request in the form in which it is signed. */
export interface CanonicalRequest {
  readonly method: string
  /** Encoded. */
  readonly path: string
  /** Encoded and sorted. */
  readonly query: string
  readonly headers: SignedHeaders
  /** SHA-256 of the body in hex, or {@link unsignedPayload}. */
  readonly payloadHash: string
}

/** What a signature belongs to, besides the request. */
export interface Scope {
  /** As the request names it. */
  readonly date: string
  /** Day, region and service. */
  readonly scope: string
}

/** The scope of what a signer signs now. */
export function scopeOf({ region, time }: Signer): Scope {
  const date = timestamp(time)
  return { date, scope: `${date.slice(0, 8)}/${region}/tos/request` }
}

const spaces = /^\s|\s{2}|[^\S ]|\s$/

/** Headers as they are signed: names in lower case, runs of spaces as one. */
export function signedHeaders(headers: Readonly<Record<string, string>>): SignedHeaders {
  const names = Object.keys(headers).sort()
  let lines = ''
  for (const name of names) {
    const value = headers[name] ?? ''
    lines += `${name}:${spaces.test(value) ? value.trim().replace(/\s+/g, ' ') : value}\n`
  }
  return { names: names.join(';'), lines }
}

/** SHA-256 in hex. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex')
}

/**
 * Signs a request.
 *
 * @returns The signature in hex.
 *
 * @see https://www.volcengine.com/docs/6349/74839
 */
export function sign(
  { method, path, query, headers, payloadHash }: CanonicalRequest,
  { credentials, region }: Signer,
  { date, scope }: Scope,
): string {
  const canonical = `${method}\n${path}\n${query}\n${headers.lines}\n${headers.names}\n${payloadHash}`
  const hmac = signingKey(credentials.secretKey, date.slice(0, 8), region)
  return hmac(`${algorithm}\n${date}\n${scope}\n${sha256(canonical)}`)
}
