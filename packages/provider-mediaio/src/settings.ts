import { credential, z } from '@mediaplug/core/provider'

/** What the provider is made with. */
export const settingsSchema = z.strictObject({ apiKey: credential('MEDIAIO_API_KEY') })

/** The settings once they are checked. */
export type Settings = z.output<typeof settingsSchema>
