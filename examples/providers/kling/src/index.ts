import { credential, defineProvider, z } from '@mediaplug/core/provider'
import { authorize } from './authorize.js'
import { fault } from './fault.js'
import { imageToClip, textToClip } from './models.js'

/** Kling's videos, from words and from an image. */
export const kling = defineProvider({
  id: 'kling',
  title: 'Kling',
  settings: z.strictObject({
    accessKey: credential('KLING_ACCESS_KEY'),
    secretKey: credential('KLING_SECRET_KEY'),
  }),
  baseUrl: 'https://api-singapore.klingai.com',
  downloads: { hosts: ['.klingai.com', '.kwimgs.com'] },
  authorize,
  fault,
  models: () => ({
    'kling-v2-5-turbo/text2video': textToClip,
    'kling-v2-5-turbo/image2video': imageToClip,
  }),
})
