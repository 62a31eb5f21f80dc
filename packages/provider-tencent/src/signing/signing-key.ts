import { createHmac } from 'node:crypto'
import { prepareHmac } from './hmac.js'

const service = 'aiart'
const msPerDay = 86_400_000
const maxKeys = 16

/** A key that signs for one day, UTC. */
export interface SigningKey {
  readonly day: number
  /** What the key is good for: the day and the service. */
  readonly scope: string
  /** HMAC-SHA256 of a text with the key, in hex. */
  readonly hmac: (text: string) => string
}

const derive = (key: string | Uint8Array, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest()

function deriveKey(secretKey: string, day: number): SigningKey {
  const date = new Date(day * msPerDay).toISOString().slice(0, 10)
  const key = derive(derive(derive(`TC3${secretKey}`, date), service), 'tc3_request')
  return { day, scope: `${date}/${service}/tc3_request`, hmac: prepareHmac(key) }
}

/** The key of each secret's last day, for the secrets that were used last. */
const keys = new Map<string, SigningKey>()

/**
 * The key that signs for a day: a chain of HMACs that begins with the secret.
 *
 * The key is the same all day, so it is derived once and kept, for the last sixteen secrets.
 *
 * @param day - Days since the beginning of 1970, UTC.
 */
export function signingKey(secretKey: string, day: number): SigningKey {
  const known = keys.get(secretKey)
  if (known?.day === day) return known
  const derived = deriveKey(secretKey, day)
  keys.delete(secretKey)
  keys.set(secretKey, derived)
  for (const oldest of keys.keys()) {
    if (keys.size <= maxKeys) break
    keys.delete(oldest)
  }
  return derived
}
