import { credential, z } from '@mediaplug/core/provider'
import { callbackUrl } from './callback/callback-url.js'
import { capacities } from './models/capacity.js'

const dialects = ['flat', 'template'] as const

/** A form of the requests that the vendor's sources describe differently. */
export type Dialect = (typeof dialects)[number]

/** What the provider is made with. */
export const settingFields = {
  /** The key of the application. Default: `TOMOVIEE_APP_KEY` of the environment. */
  appKey: credential('TOMOVIEE_APP_KEY'),
  /** The secret of the application. Default: `TOMOVIEE_APP_SECRET` of the environment. */
  appSecret: credential('TOMOVIEE_APP_SECRET'),
  /** The form of `segment-image` and `score-video`, which the vendor's sources describe differently. Default: `flat`. */
  dialect: z.enum(dialects).default('flat'),
  /** The vendor's names of what its models do, each where it differs from the one in its clients. */
  capacities,
  /** Where the vendor tells that a task has ended, for all requests that name no other. Default: none. */
  callbackUrl: callbackUrl.optional(),
  /** Sent by `text-to-speech`, and by `segment-image` in the dialect `template`. Default: none. */
  wsid: z.union([z.string().min(1), z.int()]).optional(),
  /** Sent as `storage_info` by `segment-image` in the dialect `template`. Default: none. */
  storageInfo: z.record(z.string(), z.json()).optional(),
  /** The header `X-Prod-Id`, which one page of the vendor shows. Default: none. */
  productId: z.string().min(1).optional(),
  /** The header `X-User-Id`, of the same page. Default: none. */
  userId: z.string().min(1).optional(),
}

/** The settings once they are checked. */
export type Settings = z.output<z.ZodObject<typeof settingFields>>
