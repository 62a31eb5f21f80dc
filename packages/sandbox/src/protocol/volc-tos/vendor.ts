import { createClock } from '../../server/clock.js'
import { credentialKinds } from '../credential-kind.js'
import { defineVendor } from '../define-vendor.js'
import { createCredentials } from './account.js'
import { refusal } from './answer.js'
import { createGate } from './authenticate.js'
import { imageToImage } from './create.js'
import { objectRoutes } from './object/routes.js'
import { regions, volcTosDefaults } from './settings.js'

/** Volcengine TOS: object storage with image to image in it, signed with TOS4-HMAC-SHA256. */
export const volcTos = defineVendor({
  mode: 'storage',
  basePath: '',
  defaultSettings: volcTosDefaults,
  settingWords: { credentials: credentialKinds, region: regions },
  signedSettings: ['clockOffsetSeconds'],
  createCredentials,
  open: ({ accounts, settings, closing }) => {
    const clock = createClock(settings.clockOffsetSeconds)
    const gate = createGate(accounts, clock)
    return {
      refusal,
      clock,
      routes: [
        {
          operation: 'create',
          methods: ['GET', 'POST'],
          path: '/',
          query: ['x-tos-process', 'aigc/image_to_image'],
          handle: (request) =>
            gate(request, (admitted) => imageToImage(admitted, settings.answerSeconds, closing)),
        },
        ...objectRoutes(gate),
      ],
    }
  },
})
