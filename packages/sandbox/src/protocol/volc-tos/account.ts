import { randomBytes } from 'node:crypto'
import type { VolcTosRegion, VolcTosSettings } from './settings.js'

/** What TOS knows a caller by, and where its buckets are. */
export interface VolcTosCredentials {
  /** The public half of the key. */
  readonly accessKey: string
  /** What requests are signed with. */
  readonly secretKey: string
  /** Goes with temporary credentials, and only with them. */
  readonly token?: string
  /** Where the bucket lies. */
  readonly region: VolcTosRegion
  /**
   * A bucket of the account. It exists from the start and is empty, as is every other one whose name continues this
   * one with a dash, such as `sandbox-1f0c-results`.
   */
  readonly bucket: string
}

/** Credentials that no other account has, in the form that the vendor's have. */
export function createCredentials({ credentials, region }: VolcTosSettings): VolcTosCredentials {
  const temporary = credentials === 'temporary'
  const lasting = {
    accessKey: `${temporary ? 'AKTP' : 'AKLT'}${randomBytes(22).toString('hex')}`,
    secretKey: randomBytes(40).toString('base64'),
    region,
    bucket: `sandbox-${randomBytes(6).toString('hex')}`,
  }
  return temporary ? { ...lasting, token: randomBytes(60).toString('base64') } : lasting
}

/** Whether a bucket belongs to an account. */
export function ownsBucket({ bucket }: VolcTosCredentials, name: string): boolean {
  return name === bucket || name.startsWith(`${bucket}-`)
}
