import { credential, type z } from '@mediaplug/core/provider'

/** What an application can set, besides what every provider has: `baseUrl`, `as`, `limits` and the like. */
export const settingFields = { apiKey: credential('ACME_STUDIO_API_KEY') }

/** The settings once they are checked. A credential is a function then: it is looked up each time it is called. */
export type Settings = z.output<z.ZodObject<typeof settingFields>>
