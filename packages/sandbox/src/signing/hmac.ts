import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** The SHA-256 of text or bytes, in lower-case hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** A key derived from a secret: HMAC-SHA256 of the first part, and with the outcome as the key of the next one. */
export function deriveKey(secret: string, parts: readonly string[]): Uint8Array {
  return parts.reduce<Uint8Array>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(secret),
  )
}

/** The HMAC-SHA256 of a text, in lower-case hexadecimal. */
export function hmac(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex')
}

/** Whether two texts are equal, in a time that does not tell where they differ. */
export function sameText(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)]
  return left.length === right.length && timingSafeEqual(left, right)
}
