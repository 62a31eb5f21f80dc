import { credential, defineProvider, z } from '@mediaplug/core/provider'
import { authorize, fault } from './gateway.js'
import { textToVideo } from './models/text-to-video.js'

/**
 * Tomoviee, over Wondershare's open platform.
 *
 * Credentials come from the settings `appKey` and `appSecret`, or from the environment variables
 * `TOMOVIEE_APP_KEY` and `TOMOVIEE_APP_SECRET`, when they are first used.
 *
 * @throws MediaplugError `invalid-input` for settings that are not allowed.
 * @example
 * ```ts
 * import { createClient } from '@mediaplug/core'
 * import { tomoviee } from '@mediaplug/provider-tomoviee'
 *
 * const client = createClient({ providers: [tomoviee()] })
 * const { assets } = await client.generate('tomoviee/text-to-video', {
 *   prompt: 'a red kite over the sea',
 *   cameraMove: 'push in',
 * })
 * await assets[0].save('output/kite')
 * ```
 */
export const tomoviee = defineProvider({
  id: 'tomoviee',
  title: 'Tomoviee',
  settings: z.strictObject({
    appKey: credential('TOMOVIEE_APP_KEY'),
    appSecret: credential('TOMOVIEE_APP_SECRET'),
  }),
  baseUrl: 'https://openapi.wondershare.cc',
  // The vendor's documents name no host of results: these are its own domains and its storage.
  downloads: {
    hosts: [
      '.wondershare.cc',
      '.wondershare.com',
      '.wondershare.cn',
      '.tomoviee.ai',
      '.tomoviee.cn',
      '.aliyuncs.com',
    ],
    insecure: 'after-https',
  },
  authorize,
  fault,
  models: () => ({ 'text-to-video': textToVideo }),
})
