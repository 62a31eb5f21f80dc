import { defineVendor } from '../define-vendor.js'
import { createCredentials } from './account.js'
import { refusal } from './answer.js'
import { authenticated } from './authenticate.js'
import { createContext } from './context.js'
import { createPicture } from './create.js'
import { objectRoutes } from './object/routes.js'
import { volcTosSettings } from './settings.js'

/** Volcengine TOS: object storage with image to image in it, signed with TOS4-HMAC-SHA256. */
export const volcTos = defineVendor({
  mode: 'storage',
  basePath: '',
  settings: volcTosSettings,
  createCredentials,
  open: (common) => {
    const context = createContext(common)
    return {
      refusal,
      clock: context.clock,
      routes: [
        {
          operation: 'create',
          methods: ['GET', 'POST'],
          path: '/',
          query: ['x-tos-process', 'aigc/image_to_image'],
          handle: authenticated(context, (request) => createPicture(context, request)),
        },
        ...objectRoutes(context),
      ],
    }
  },
})
