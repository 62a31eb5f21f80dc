import { encodeQuery } from './encode.js'
import { algorithm, type Signer, scopeOf, sign, signedHeaders, unsignedPayload } from './sign.js'

/** A request that is signed in its URL, so that someone else can send it. */
export interface PresignRequest {
  readonly method: 'GET' | 'PUT'
  /** Without a query. */
  readonly url: URL
  readonly query?: Readonly<Record<string, string>> | undefined
  /** What the sender must send too. Names in lower case, beginning with `x-tos-`. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** 1 to 604 800. */
  readonly expiresInSeconds: number
}

/** A URL that carries its signature, and until when it works. */
export interface PresignedUrl {
  /** Whoever has it can do what was signed, and no more. */
  readonly url: string
  /** When it stops working, by the clock that signed it. */
  readonly expiresAt: Date
}

/** Whether a parameter of a query is the signature's own. */
export function isSigningParameter(name: string): boolean {
  return /^x-tos-(algorithm|content-sha256|credential|date|expires|security-token|signature|signedheaders)$/i.test(
    name,
  )
}

/** Signs a request in its URL. The body, if any, is not signed. */
export function presign(
  { method, url, query = {}, headers = {}, expiresInSeconds }: PresignRequest,
  signer: Signer,
): PresignedUrl {
  const { accessKey, token } = signer.credentials
  const scope = scopeOf(signer)
  const signed = signedHeaders({ host: url.host, ...headers })
  const canonicalQuery = encodeQuery({
    ...query,
    'X-Tos-Algorithm': algorithm,
    'X-Tos-Content-Sha256': unsignedPayload,
    'X-Tos-Credential': `${accessKey}/${scope.scope}`,
    'X-Tos-Date': scope.date,
    'X-Tos-Expires': String(expiresInSeconds),
    'X-Tos-SignedHeaders': signed.names,
    ...(token === undefined ? {} : { 'X-Tos-Security-Token': token }),
  })
  const signature = sign(
    { method, path: url.pathname, query: canonicalQuery, headers: signed, payloadHash: unsignedPayload },
    signer,
    scope,
  )
  const wholeSeconds = Math.floor(signer.time.getTime() / 1000)
  return {
    url: `${url.origin}${url.pathname}?${canonicalQuery}&X-Tos-Signature=${signature}`,
    expiresAt: new Date((wholeSeconds + expiresInSeconds) * 1000),
  }
}
