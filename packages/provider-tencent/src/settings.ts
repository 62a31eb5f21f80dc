import { credential, type Limits, optionalCredential, z } from '@mediaplug/core/provider'
import { type ModelName, modelNames } from './models/offer.js'
import { regions } from './models/region.js'

/** What an account may do at a time, by model. */
export type ModelLimits = Readonly<Partial<Record<ModelName, Limits>>>

const limits = z.strictObject({
  concurrentTasks: z.int().min(1).optional(),
  requestsPerSecond: z.number().positive().optional(),
})

const modelLimits: z.ZodType<ModelLimits, ModelLimits> = z.partialRecord(z.enum(modelNames), limits)

/** What the provider is made with. */
export const settingFields = {
  /** The id of the key. Default: `TENCENTCLOUD_SECRET_ID` of the environment. */
  secretId: credential('TENCENTCLOUD_SECRET_ID'),
  /** The key that signs. Default: `TENCENTCLOUD_SECRET_KEY` of the environment. */
  secretKey: credential('TENCENTCLOUD_SECRET_KEY'),
  /** The token of temporary keys. Default: `TENCENTCLOUD_TOKEN` of the environment, or none. */
  token: optionalCredential('TENCENTCLOUD_TOKEN'),
  /** The region, by the site of the account: `ap-singapore` international, `ap-guangzhou` China. Default: `ap-singapore`. */
  region: z.enum(regions).default('ap-singapore'),
  /** What the vendor's errors are written in. Default: the vendor's choice. */
  language: z.enum(['zh-CN', 'en-US']).optional(),
  /** What the account may do at a time, by model. Default: three tasks of `image-to-image`, one of each other. */
  modelLimits: modelLimits.default({}),
}

/** The settings once they are checked. */
export type Settings = z.output<z.ZodObject<typeof settingFields>>
