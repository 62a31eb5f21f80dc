import { encodeQuery } from './encode.js'
import { algorithm, type Signer, scopeOf, sign, signedHeaders } from './sign.js'

/** A request that is signed in its headers. */
export interface HeaderRequest {
  readonly method: string
  /** Host and port as the request names them. */
  readonly host: string
  /** Encoded, as it is sent. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>> | undefined
  /** Names in lower case. Those that begin with `x-tos-` are signed. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** SHA-256 of the body in hex, or `UNSIGNED-PAYLOAD`. */
  readonly payloadHash: string
}

/** The headers that sign a request: its date, its hash, the token where there is one, and the signature. */
export function signHeaders(request: HeaderRequest, signer: Signer): Record<string, string> {
  const { method, host, path, query = {}, headers = {}, payloadHash } = request
  const { accessKey, token } = signer.credentials
  const scope = scopeOf(signer)
  const added: Record<string, string> = { 'x-tos-content-sha256': payloadHash, 'x-tos-date': scope.date }
  if (token !== undefined) added['x-tos-security-token'] = token
  const covered: Record<string, string> = { host, ...added }
  for (const name of Object.keys(headers)) {
    if (name.startsWith('x-tos-')) covered[name] ??= headers[name] ?? ''
  }
  const signed = signedHeaders(covered)
  const canonical = { method, path, query: encodeQuery(query), headers: signed, payloadHash }
  const signature = sign(canonical, signer, scope)
  added.authorization = `${algorithm} Credential=${accessKey}/${scope.scope}, SignedHeaders=${signed.names}, Signature=${signature}`
  return added
}
