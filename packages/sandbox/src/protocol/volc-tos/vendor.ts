import type { Route } from '../../server/route.js'
import { defineVendor } from '../define-vendor.js'
import { createCredentials } from './account.js'
import { refusal } from './answer.js'
import { authenticated } from './authenticate.js'
import { createContext } from './context.js'
import { createPicture } from './create.js'
import { objectRoutes } from './object/routes.js'
import type { Process } from './request.js'
import { volcTosSettings } from './settings.js'

const processes: readonly Process[] = ['image_to_image', 'text_to_image']

/** Volcengine TOS: object storage with images from images and from words in it, signed with TOS4-HMAC-SHA256. */
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
        ...processes.map(
          (process): Route => ({
            operation: 'create',
            methods: ['GET', 'POST'],
            path: '/',
            query: ['x-tos-process', `aigc/${process}`],
            handle: authenticated(context, (request) => createPicture(context, process, request)),
          }),
        ),
        ...objectRoutes(context),
      ],
    }
  },
})
