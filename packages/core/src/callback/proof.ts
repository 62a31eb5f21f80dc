import { timingSafeEqual } from 'node:crypto'

const usualToleranceSeconds = 300

/**
 * Whether a proof is the expected one, in the same time wherever they differ. Its length is no secret: another length is
 * told at once.
 *
 * @param given - What the request has: text or bytes.
 * @param expected - What a holder of the secret would have sent.
 * @example A signature in hexadecimal digits
 * ```ts
 * import { createHmac } from 'node:crypto'
 *
 * const expected = createHmac('sha256', 'a secret').update('what was sent').digest()
 * const isProven = isSameProof(Buffer.from('f00d', 'hex'), expected)
 * ```
 */
export function isSameProof(given: string | Uint8Array, expected: string | Uint8Array): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.byteLength === other.byteLength && timingSafeEqual(one, other)
}

/**
 * Whether a time that a request names is near that of this machine, so that what was overheard once is of no use later.
 * Check it before the signature, of which it must be a part.
 *
 * @param seconds - Since 1970, in digits, as a header has it.
 * @param toleranceSeconds - How far it may be off, either way. Default: 300, as most vendors advise.
 * @example A time in a header
 * ```ts
 * const isFresh = (headers: CallbackRequest['headers']) => isRecent(headers['x-acme-timestamp'])
 * ```
 */
export function isRecent(
  seconds: string | undefined,
  toleranceSeconds: number = usualToleranceSeconds,
): boolean {
  if (seconds === undefined || !/^\d{1,12}$/.test(seconds)) return false
  return Math.abs(Date.now() / 1_000 - Number(seconds)) <= toleranceSeconds
}
