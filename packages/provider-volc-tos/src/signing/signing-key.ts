import { createHmac } from 'node:crypto'
import { type Hmac, prepareHmac } from './hmac.js'

const maxKeys = 32
const keys = new Map<string, Hmac>()

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/**
 * The key that signs for a day and a region: a chain of HMACs that begins with the secret as it is.
 *
 * Deriving the key is the slowest part of a signature, and the key is the same all day. So the last 32 are kept.
 *
 * @param day - Eight digits, such as `20250131`.
 */
export function signingKey(secretKey: string, day: string, region: string): Hmac {
  const id = `${day}/${region}/${secretKey}`
  const kept = keys.get(id)
  if (kept) return kept
  const key = prepareHmac(hmac(hmac(hmac(hmac(secretKey, day), region), 'tos'), 'request'))
  keys.set(id, key)
  for (const oldest of [...keys.keys()].slice(0, -maxKeys)) keys.delete(oldest)
  return key
}
