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
  accessKey: credential('TOS_ACCESS_KEY'),
  secretKey: credential('TOS_SECRET_KEY'),
  token: optionalCredential('TOS_SECURITY_TOKEN'),
  region: z.enum(regions).default('cn-beijing'),
  bucket: bucketName,
}

/** How long a presigned URL works. */
export const expiresInSeconds = z.int().min(1).max(604_800).default(86_400)

/** What the provider is made with. */
export const settingFields = {
  ...bucketFields,
  method: z.enum(['GET', 'POST']).default('GET'),
  expiresInSeconds,
}

/** The settings that lead to a bucket, once they are checked. */
export type BucketSettings = z.output<z.ZodObject<typeof bucketFields>>

/** The settings once they are checked. */
export type Settings = z.output<z.ZodObject<typeof settingFields>>
