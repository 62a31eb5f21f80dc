import { belongingTo } from '@mediaplug/core/provider'
import type { BucketSettings } from '../settings.js'

/** The keys of an account. */
export interface Credentials {
  readonly accessKey: string
  readonly secretKey: string
  /** Goes with temporary keys. */
  readonly token?: string | undefined
}

/** Fetches the keys of an account. */
export async function readCredentials({
  accessKey,
  secretKey,
  token,
}: Pick<BucketSettings, 'accessKey' | 'secretKey' | 'token'>): Promise<Credentials> {
  const [access, secret, session] = await Promise.all([
    accessKey(),
    secretKey(),
    belongingTo(secretKey, token),
  ])
  return { accessKey: access, secretKey: secret, token: session }
}
