import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Signs paths with an expiry, in the query form of Alibaba Cloud OSS that the vendors' file links have. */
export interface Signer {
  /** The query for a path, valid for some seconds from now. */
  sign(path: string, seconds: number): URLSearchParams
  /** Whether a query fits a path at this moment. */
  verify(path: string, query: URLSearchParams): 'valid' | 'expired' | 'forged'
}

/** A signer with a secret of its own. */
export function createSigner(): Signer {
  const secret = randomBytes(32)
  const accessKeyId = `SANDBOX${randomBytes(8).toString('hex').toUpperCase()}`

  const signature = (path: string, expires: string) =>
    createHmac('sha1', secret).update(`GET\n${expires}\n${accessKeyId}\n${path}`).digest('base64')

  return {
    sign(path, seconds) {
      const expires = String(Math.ceil(Date.now() / 1000 + seconds))
      return new URLSearchParams({
        Expires: expires,
        OSSAccessKeyId: accessKeyId,
        Signature: signature(path, expires),
      })
    },
    verify(path, query) {
      const expires = query.get('Expires') ?? ''
      const expected = Buffer.from(signature(path, expires))
      const given = Buffer.from(query.get('Signature') ?? '')
      const same = given.length === expected.length && timingSafeEqual(given, expected)
      if (!same || query.get('OSSAccessKeyId') !== accessKeyId) return 'forged'
      return Number(expires) * 1000 > Date.now() ? 'valid' : 'expired'
    },
  }
}
