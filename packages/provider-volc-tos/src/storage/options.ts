import { baseUrl, type CredentialSource, type Provider, z } from '@mediaplug/core/provider'
import { volcTos } from '../provider.js'
import { bucketFields, type TosRegion } from '../settings.js'

/** A bucket, and who may use it. */
export interface BucketOptions {
  /** 3 to 63 lower-case letters, digits and dashes, with no dash at either end. */
  readonly bucket: string
  /** Where the bucket is. Default: `cn-beijing`. */
  readonly region?: TosRegion | undefined
  /** Default: the environment variable `TOS_ACCESS_KEY`. */
  readonly accessKey?: CredentialSource | undefined
  /** Default: the environment variable `TOS_SECRET_KEY`. */
  readonly secretKey?: CredentialSource | undefined
  /**
   * Goes with temporary keys. Default: the environment variable `TOS_SECURITY_TOKEN` where the secret key is from
   * the environment too, or none.
   */
  readonly token?: CredentialSource | undefined
  /** The URL of the bucket: `https:`, or `http:` on loopback. Default: the public one of bucket and region. */
  readonly baseUrl?: string | undefined
}

/** The fields that all functions of object storage take. */
export const storageFields = {
  ...bucketFields,
  baseUrl: z.optional(baseUrl),
}

/** The provider of a bucket: it knows where the bucket is, signs what is sent there and keeps its clock. */
export function providerOf({
  bucket,
  region,
  accessKey,
  secretKey,
  token,
  baseUrl,
}: BucketOptions): Provider {
  return volcTos({ bucket, region, accessKey, secretKey, token, baseUrl })
}
