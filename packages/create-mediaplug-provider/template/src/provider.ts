import { defineProvider, z } from '@mediaplug/core/provider'
import { authorize } from './authorize.js'
import { fault } from './fault.js'
import { clip } from './models/clip.js'
import { icon } from './models/icon.js'
import { settingFields } from './settings.js'

/**
 * Acme Studio: icons that come at once, and clips that take a minute.
 *
 * The key is the setting `apiKey`, or else the environment variable `ACME_STUDIO_API_KEY`.
 *
 * @throws MediaplugError `invalid-input` for settings that are not allowed.
 */
export const acmeStudio = defineProvider({
  id: 'acme-studio',
  title: 'Acme Studio',
  settings: z.strictObject(settingFields),
  baseUrl: 'https://api.acme-studio.example',
  downloads: { hosts: ['.acme-studio.example'] },
  limits: { concurrentTasks: 4 },
  authorize,
  fault,
  models: () => ({ icon, clip }),
})
