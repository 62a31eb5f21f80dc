import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

const form = /^([\w-]{22})\.([\w-]{43})$/

/**
 * The proof that a nonce comes from a holder of the secret. Its key is derived from the secret, so that what is
 * published in URLs says nothing about the secret's other uses.
 */
function authenticate(nonce: string, appSecret: string): string {
  const key = hkdfSync('sha256', appSecret, '', 'mediaplug tomoviee callback', 32)
  return createHmac('sha256', Buffer.from(key)).update(nonce).digest('base64url')
}

/** Makes a token that only a holder of the secret can make: a random nonce and its HMAC-SHA256. */
export function createToken(appSecret: string): string {
  const nonce = randomBytes(16).toString('base64url')
  return `${nonce}.${authenticate(nonce, appSecret)}`
}

/** Whether a text can be a token at all. */
export const looksLikeToken = (text: string): boolean => form.test(text)

/** Whether a token was made with the secret, in constant time for all tokens of the right form. */
export function isToken(token: string, appSecret: string): boolean {
  const [, nonce = '', given = ''] = form.exec(token) ?? []
  if (nonce === '') return false
  return timingSafeEqual(Buffer.from(given), Buffer.from(authenticate(nonce, appSecret)))
}
