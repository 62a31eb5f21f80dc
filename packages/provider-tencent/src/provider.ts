import { defineProvider, z } from '@mediaplug/core/provider'
import { authorize } from './authorize.js'
import { fault } from './fault.js'
import { imageToImage } from './models/image-to-image.js'
import { settingFields } from './settings.js'

/**
 * Tencent Cloud's aiart: images drawn anew in 21 styles.
 *
 * Credentials come from the settings `secretId` and `secretKey`, or from the environment variables
 * `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, when they are first used; those that are temporary
 * have a `token` beside them, or `TENCENTCLOUD_TOKEN`. That variable is left alone where `secretKey` is given. Further
 * settings:
 *
 * - `region`: `'ap-singapore'`, the only one that the vendor offers.
 * - `language`: what the vendor's errors are written in, `'zh-CN'` or `'en-US'`. Default: the vendor's choice.
 *
 * Requests are signed by TC3-HMAC-SHA256 for the host that they are sent to, so `baseUrl` may name another host of
 * the vendor. A clock that is wrong is corrected, once, by the vendor's.
 *
 * @throws MediaplugError `invalid-input` for settings that are not allowed.
 * @example A portrait as a watercolor
 * ```ts
 * import { createClient } from '@mediaplug/core'
 * import { tencent } from '@mediaplug/provider-tencent'
 *
 * const client = createClient({ providers: [tencent()] })
 * const { assets } = await client.generate('tencent/image-to-image', {
 *   image: { path: 'portrait.jpg' },
 *   styles: ['watercolor'],
 * })
 * await assets[0].save('output/portrait')
 * ```
 */
export const tencent = defineProvider({
  id: 'tencent',
  title: 'Tencent Cloud',
  settings: z.strictObject(settingFields),
  baseUrl: 'https://aiart.tencentcloudapi.com',
  // The vendor does not say where results lie. These are the names of its object storage: an assumption.
  downloads: { hosts: ['.myqcloud.com', '.tencentcos.cn', '.tencentcos.com'] },
  limits: { concurrentTasks: 3 },
  authorize,
  fault,
  models: () => ({ 'image-to-image': imageToImage }),
})
