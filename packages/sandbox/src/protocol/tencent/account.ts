import { randomBytes } from 'node:crypto'
import type { TencentSettings } from './settings.js'

/** What Tencent Cloud knows a caller by. */
export interface TencentCredentials {
  /** The public half of the key. */
  readonly secretId: string
  /** What requests are signed with. */
  readonly secretKey: string
  /** Goes with temporary credentials, and only with them. */
  readonly token?: string
}

/** Credentials that no other account has, in the form that the vendor's have. */
export function createCredentials({ credentials }: TencentSettings): TencentCredentials {
  const lasting = {
    secretId: `AKID${randomBytes(24).toString('base64url').replaceAll(/[-_]/g, 'x')}`,
    secretKey: randomBytes(16).toString('hex'),
  }
  return credentials === 'permanent' ? lasting : { ...lasting, token: randomBytes(48).toString('base64') }
}
