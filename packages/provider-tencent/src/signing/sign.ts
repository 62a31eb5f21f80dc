import { hash } from 'node:crypto'
import { signingKey } from './signing-key.js'

const algorithm = 'TC3-HMAC-SHA256'
const signedHeaders = 'content-type;host'
const msPerSecond = 1_000
const secondsPerDay = 86_400

/** What of a request is signed. */
export interface Signable {
  readonly method: string
  /** As it is sent: the signature covers its host with the port, its path and its query. */
  readonly url: URL
  readonly contentType: string
  readonly body: string | Uint8Array
  /** The time by the vendor's clock. */
  readonly now: Date
}

/** Whose signature it is. */
export interface Credentials {
  readonly secretId: string
  readonly secretKey: string
}

/**
 * Signs a request by TC3-HMAC-SHA256, as the vendor's own SDKs do: of the headers, exactly the content type and
 * the host.
 *
 * @returns The headers that carry the signature.
 */
export function sign(
  { method, url, contentType, body, now }: Signable,
  { secretId, secretKey }: Credentials,
): { readonly 'x-tc-timestamp': string; readonly authorization: string } {
  const timestamp = Math.floor(now.getTime() / msPerSecond)
  const { scope, hmac } = signingKey(secretKey, Math.floor(timestamp / secondsPerDay))
  const bodyHash = hash('sha256', body, 'hex')
  const canonical = `${method}\n${url.pathname}\n${url.search.slice(1)}\ncontent-type:${contentType}\nhost:${url.host}\n\n${signedHeaders}\n${bodyHash}`
  const text = `${algorithm}\n${timestamp}\n${scope}\n${hash('sha256', canonical, 'hex')}`
  return {
    'x-tc-timestamp': String(timestamp),
    authorization: `${algorithm} Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${hmac(text)}`,
  }
}
