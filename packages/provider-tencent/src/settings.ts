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
  secretId: credential('TENCENTCLOUD_SECRET_ID'),
  secretKey: credential('TENCENTCLOUD_SECRET_KEY'),
  token: optionalCredential('TENCENTCLOUD_TOKEN'),
  region: z.enum(regions).default('ap-singapore'),
  language: z.enum(['zh-CN', 'en-US']).optional(),
  modelLimits: modelLimits.default({}),
}

/** The settings once they are checked. */
export type Settings = z.output<z.ZodObject<typeof settingFields>>
