import { optionalCredential, z } from '@mediaplug/core/provider'

/** What the provider is made with. */
export const settingsSchema = z.strictObject({ userId: optionalCredential('EDRAWMAX_USER_ID') })

/** The settings once they are checked. */
export type Settings = z.output<typeof settingsSchema>
