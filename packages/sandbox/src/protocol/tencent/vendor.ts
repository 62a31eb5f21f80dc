import { textAnswer } from '../../http/answer.js'
import type { Handler } from '../../server/route.js'
import { defineVendor } from '../define-vendor.js'
import { createCredentials } from './account.js'
import { refusal } from './answer.js'
import { authenticated } from './authenticate.js'
import { createContext } from './context.js'
import { createPicture } from './create.js'
import { tencentSettings } from './settings.js'

/** How many bytes a request may have: 10 MB. */
const bodyLimit = 10 * 1024 * 1024

/** Tencent Cloud's AI art: image to image, signed with TC3-HMAC-SHA256, answered when the picture is there. */
export const tencent = defineVendor({
  mode: 'synchronous',
  basePath: '',
  settings: tencentSettings,
  createCredentials,
  open: (common) => {
    const context = createContext(common)
    const create = authenticated(context, (request) => createPicture(context, request))
    const handle: Handler = (request) =>
      request.url.pathname === '/' ? create(request) : textAnswer(404, '404 page not found')
    return {
      refusal,
      clock: context.clock,
      routes: [{ operation: 'create', methods: ['POST'], path: '/', bodyLimit, handle }],
    }
  },
})
