import { defineProvider, z } from '@mediaplug/core/provider'
import { authorize } from './authorize.js'
import { fault } from './fault.js'
import { imageToImage } from './models/image-to-image.js'
import { textToImage } from './models/text-to-image.js'
import { bucketUrl } from './object/address.js'
import { settingFields } from './settings.js'

/**
 * Volcengine TOS: images from images, made by the models behind object storage and put into a bucket.
 *
 * Credentials come from the settings `accessKey` and `secretKey`, or from the environment variables
 * `TOS_ACCESS_KEY` and `TOS_SECRET_KEY`, when they are first used; those that are temporary have a `token` beside
 * them, or `TOS_SECURITY_TOKEN`. That variable is left alone where `secretKey` is given. Further settings:
 *
 * - `bucket`: the one that is asked, where images are read and results put.
 * - `region`: where the bucket is. Default: `'cn-beijing'`.
 * - `method`: `'GET'`, as the vendor documents it, or `'POST'`, as some of its tools do. Default: `'GET'`.
 * - `expiresInSeconds`: how long the URL of a result works, 1 to 604 800. Default: 86 400, one day.
 * - `baseUrl`: the URL of the bucket. Default: the public one of bucket and region.
 *
 * Requests are signed by TOS4-HMAC-SHA256, again at each attempt. A clock that is wrong is corrected, once, by the
 * vendor's.
 *
 * @throws MediaplugError `invalid-input` for settings that are not allowed.
 * @example A portrait as an oil painting
 * ```ts
 * import { createClient } from '@mediaplug/core'
 * import { volcTos } from '@mediaplug/provider-volc-tos'
 *
 * const client = createClient({ providers: [volcTos({ bucket: 'my-pictures', region: 'cn-beijing' })] })
 * const { assets } = await client.generate('volc-tos/image-to-image', {
 *   image: { object: 'portrait.jpg' },
 *   prompt: 'as an oil painting',
 * })
 * await assets[0].save('output/portrait')
 * ```
 */
export const volcTos = defineProvider({
  id: 'volc-tos',
  title: 'Volcengine TOS',
  settings: z.strictObject(settingFields),
  baseUrl: bucketUrl,
  downloads: { hosts: ['.volces.com', '.ivolces.com'] },
  authorize,
  fault,
  models: (settings) => ({
    'image-to-image': imageToImage(settings),
    'text-to-image': textToImage(settings),
  }),
})
