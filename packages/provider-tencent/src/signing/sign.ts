import { createHmac, hash } from 'node:crypto'
import { prepareHmac } from './hmac.js'

const algorithm = 'TC3-HMAC-SHA256'
const service = 'aiart'
const signedHeaders = 'content-type;host'
const msPerSecond = 1_000
const secondsPerDay = 86_400
const mostKeys = 16

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
export interface SigningKeys {
  readonly secretId: string
  readonly secretKey: string
}

/** A key that is good for one day, UTC. */
interface DayKey {
  readonly day: number
  /** What it is good for: the day and the service. */
  readonly scope: string
  readonly hmac: (text: string) => string
}

const derive = (key: string | Uint8Array, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest()

function deriveDayKey(secretKey: string, day: number): DayKey {
  const date = new Date(day * secondsPerDay * msPerSecond).toISOString().slice(0, 10)
  const key = derive(derive(derive(`TC3${secretKey}`, date), service), 'tc3_request')
  return { day, scope: `${date}/${service}/tc3_request`, hmac: prepareHmac(key) }
}

/** The last key of each secret, for the secrets that were used last. */
const dayKeys = new Map<string, DayKey>()

function dayKeyOf(secretKey: string, day: number): DayKey {
  const known = dayKeys.get(secretKey)
  if (known?.day === day) return known
  const derived = deriveDayKey(secretKey, day)
  dayKeys.delete(secretKey)
  dayKeys.set(secretKey, derived)
  for (const oldest of dayKeys.keys()) {
    if (dayKeys.size <= mostKeys) break
    dayKeys.delete(oldest)
  }
  return derived
}

/**
 * Signs a request by TC3-HMAC-SHA256, as the vendor's own SDKs do: of the headers, exactly the content type and
 * the host.
 *
 * The key of the day is derived once and kept, for the last sixteen secrets.
 *
 * @returns The headers that carry the signature.
 */
export function sign(
  { method, url, contentType, body, now }: Signable,
  { secretId, secretKey }: SigningKeys,
): { readonly 'x-tc-timestamp': string; readonly authorization: string } {
  const timestamp = Math.floor(now.getTime() / msPerSecond)
  const { scope, hmac } = dayKeyOf(secretKey, Math.floor(timestamp / secondsPerDay))
  const bodyHash = hash('sha256', body, 'hex')
  const canonical = `${method}\n${url.pathname}\n${url.search.slice(1)}\ncontent-type:${contentType}\nhost:${url.host}\n\n${signedHeaders}\n${bodyHash}`
  const text = `${algorithm}\n${timestamp}\n${scope}\n${hash('sha256', canonical, 'hex')}`
  return {
    'x-tc-timestamp': String(timestamp),
    authorization: `${algorithm} Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${hmac(text)}`,
  }
}
