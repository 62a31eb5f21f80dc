import { defineProvider, z } from '@mediaplug/core/provider'
import { credits } from './account.js'
import { authorize } from './authorize.js'
import { fault } from './fault.js'
import { models } from './models.js'
import { settingFields } from './settings.js'

/**
 * Media.io: 22 models of images and videos, such as Kling, Veo, Wan, Vidu, Hailuo, Imagen and Nano Banana.
 *
 * The key comes from the setting `apiKey` or the environment variable `MEDIAIO_API_KEY`, when it is first used.
 * `client.account('mediaio').credits()` tells how many credits are left.
 *
 * @throws MediaplugError `invalid-input` for settings that are not allowed.
 * @see https://platform.media.io/docs/
 * @example A video from an image
 * ```ts
 * import { createClient } from '@mediaplug/core'
 * import { mediaio } from '@mediaplug/provider-mediaio'
 *
 * const client = createClient({ providers: [mediaio()] })
 * const { assets } = await client.generate('mediaio/i2v-kling-v3-0', {
 *   prompt: 'The sail fills, the boat turns into the wind',
 *   image: 'https://example.com/boat.png',
 *   duration: 8,
 *   resolution: '1080p',
 * })
 * await assets[0].save('output/boat')
 * ```
 */
export const mediaio = defineProvider({
  id: 'mediaio',
  title: 'Media.io',
  settings: z.strictObject(settingFields),
  baseUrl: 'https://openapi.media.io',
  // The vendor's documents name no host of results: these are its own domains.
  downloads: { hosts: ['.media.io', '.wondershare.com', '.wondershare.cc'] },
  account: { credits },
  authorize,
  fault,
  models: () => models,
})
