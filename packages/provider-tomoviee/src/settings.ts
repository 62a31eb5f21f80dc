import { credential, z } from '@mediaplug/core/provider'
import { callbackUrl } from './callback/callback-url.js'
import { capacities } from './models/capacity.js'

const dialects = ['flat', 'template'] as const

/** A form of the requests that the vendor's sources describe differently. */
export type Dialect = (typeof dialects)[number]

/** What the provider is made with. */
export const settingFields = {
  appKey: credential('TOMOVIEE_APP_KEY'),
  appSecret: credential('TOMOVIEE_APP_SECRET'),
  dialect: z.enum(dialects).default('flat'),
  capacities,
  callbackUrl: callbackUrl.optional(),
  wsid: z.union([z.string().min(1), z.int()]).optional(),
  storageInfo: z.record(z.string(), z.json()).optional(),
  productId: z.string().min(1).optional(),
  userId: z.string().min(1).optional(),
}

/** The settings once they are checked. */
export type Settings = z.output<z.ZodObject<typeof settingFields>>
