import { credential, optionalCredential, z } from '@mediaplug/core/provider'

/** What the provider is made with. */
export const settingFields = {
  secretId: credential('TENCENTCLOUD_SECRET_ID'),
  secretKey: credential('TENCENTCLOUD_SECRET_KEY'),
  token: optionalCredential('TENCENTCLOUD_TOKEN'),
  region: z.enum(['ap-singapore']).default('ap-singapore'),
  language: z.enum(['zh-CN', 'en-US']).optional(),
}

/** The settings once they are checked. */
export type Settings = z.output<z.ZodObject<typeof settingFields>>
