import { credential, type z } from '@mediaplug/core/provider'
import { addedModels } from './catalogue/added.js'

/** What the provider is made with. */
export const settingFields = {
  apiKey: credential('MEDIAIO_API_KEY'),
  models: addedModels.default({}),
}

/** The settings once they are checked. */
export type Settings = z.output<z.ZodObject<typeof settingFields>>
