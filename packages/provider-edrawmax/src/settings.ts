import { optionalCredential, type z } from '@mediaplug/core/provider'

/** What the provider is made with. */
export const settingFields = {
  /** The account that the vendor's limits are counted for. Default: `EDRAWMAX_USER_ID` of the environment, or none. */
  userId: optionalCredential('EDRAWMAX_USER_ID'),
}

/** The settings once they are checked. */
export type Settings = z.output<z.ZodObject<typeof settingFields>>
