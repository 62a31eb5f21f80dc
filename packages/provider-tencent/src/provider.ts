import { defineProvider, z } from '@mediaplug/core/provider'
import { authorize } from './authorize.js'
import { fault } from './fault.js'
import { createModels } from './models/catalogue.js'
import { settingFields } from './settings.js'

/**
 * Tencent Cloud's aiart: eleven models that make images of words, draw them anew, and edit them.
 *
 * Credentials come from the settings `secretId` and `secretKey`, or from the environment variables
 * `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, when they are first used; those that are temporary
 * have a `token` beside them, or `TENCENTCLOUD_TOKEN`. That variable is left alone where `secretKey` is given. Further
 * settings:
 *
 * - `region`: `'ap-singapore'` for accounts of the international site, which have `image-to-image` and `change-clothes`, or
 *   `'ap-guangzhou'` for those of the China site, which have all. Default: `'ap-singapore'`.
 * - `modelLimits`: what the account may do at a time, by model, where it has bought more than the vendor's default of three
 *   tasks of `image-to-image` and one of each other model: `{ 'image-to-image': { concurrentTasks: 10 } }`.
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
  // The vendor's examples show its object storage at `.cos.ap-guangzhou.myqcloud.com`; the others are its further names.
  downloads: { hosts: ['.myqcloud.com', '.tencentcos.cn', '.tencentcos.com'] },
  authorize,
  fault,
  models: createModels,
})
