import { defineProvider, type Models, z } from '@mediaplug/core/provider'
import { authorize } from './authorize.js'
import { fault } from './fault.js'
import type { ModelName } from './models/capacity.js'
import { extendVideo } from './models/extend-video.js'
import { framesToVideo } from './models/frames-to-video.js'
import { imageToImage } from './models/image-to-image.js'
import { imageToVideo } from './models/image-to-video.js'
import { redrawImage } from './models/redraw-image.js'
import { scoreVideo } from './models/score-video.js'
import { segmentImage } from './models/segment-image.js'
import { textToMusic } from './models/text-to-music.js'
import { textToSoundEffect } from './models/text-to-sound-effect.js'
import { textToSpeech } from './models/text-to-speech.js'
import { textToVideo } from './models/text-to-video.js'
import { settingFields } from './settings.js'

/**
 * Tomoviee, over Wondershare's open platform: eleven models of video, images and sound.
 *
 * Credentials come from the settings `appKey` and `appSecret`, or from the environment variables
 * `TOMOVIEE_APP_KEY` and `TOMOVIEE_APP_SECRET`, when they are first used. Further settings:
 *
 * - `callbackUrl`: where the vendor tells that a task has ended, for {@link tomovieeCallback}. Default: nowhere.
 * - `dialect`: how `segment-image` and `score-video` are asked for, `'flat'` or `'template'`. Default: `'flat'`.
 * - `capacities`: the vendor's names of what the models do, by model, where an account has others.
 *
 * @throws MediaplugError `invalid-input` for settings that are not allowed.
 * @example A video from words
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
  settings: z.strictObject(settingFields),
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
  models: (settings) =>
    ({
      'text-to-video': textToVideo(settings),
      'image-to-video': imageToVideo(settings),
      'frames-to-video': framesToVideo(settings),
      'extend-video': extendVideo(settings),
      'image-to-image': imageToImage(settings),
      'redraw-image': redrawImage(settings),
      'segment-image': segmentImage(settings),
      'text-to-music': textToMusic(settings),
      'text-to-sound-effect': textToSoundEffect(settings),
      'text-to-speech': textToSpeech(settings),
      'score-video': scoreVideo(settings),
    }) satisfies Record<ModelName, Models[string]>,
})
