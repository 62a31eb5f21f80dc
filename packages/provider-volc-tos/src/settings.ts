import { credential, optionalCredential, z } from '@mediaplug/core/provider'

const regions = ['cn-beijing', 'cn-guangzhou', 'cn-shanghai', 'cn-beijing2', 'ap-southeast-1'] as const

/** A region of TOS. */
export type TosRegion = (typeof regions)[number]

/** The name of a bucket. */
export const bucketName = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    'must be 3 to 63 lower-case letters, digits and dashes, with no dash at either end',
  )

/** The settings that lead to a bucket. */
export const bucketFields = {
  /** The id of the key. Default: `TOS_ACCESS_KEY` of the environment. */
  accessKey: credential('TOS_ACCESS_KEY'),
  /** The key that signs. Default: `TOS_SECRET_KEY` of the environment. */
  secretKey: credential('TOS_SECRET_KEY'),
  /** The token of temporary keys. Default: `TOS_SECURITY_TOKEN` of the environment, or none. */
  token: optionalCredential('TOS_SECURITY_TOKEN'),
  /** Where the bucket is. Default: `cn-beijing`. */
  region: z.enum(regions).default('cn-beijing'),
  /** The bucket that is asked, where images are read and results put. */
  bucket: bucketName,
}

/** How long a presigned URL works. */
export const expiresInSeconds = z.int().min(1).max(604_800).default(86_400)

/** What the provider is made with. */
export const settingFields = {
  ...bucketFields,
  /** How a model is asked: `GET` as the vendor documents it, `POST` as some of its tools do. Default: `GET`. */
  method: z.enum(['GET', 'POST']).default('GET'),
  /** How long the URL of a result works, in seconds, 1 to 604 800. Default: 86 400, one day. */
  expiresInSeconds,
}

/** The settings that lead to a bucket, once they are checked. */
export type BucketSettings = z.output<z.ZodObject<typeof bucketFields>>

/** The settings once they are checked. */
export type Settings = z.output<z.ZodObject<typeof settingFields>>
