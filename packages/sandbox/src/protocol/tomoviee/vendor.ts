import { defineVendor } from '../define-vendor.js'
import { createCredentials } from './account.js'
import { refusal } from './answer.js'
import { authenticated } from './authenticate.js'
import { createContext } from './context.js'
import { createTask } from './create.js'
import { pollTask } from './poll.js'
import { tomovieeSettings } from './settings.js'

/** Tomoviee, on the Wondershare open platform: a task per request, polled for at one endpoint. */
export const tomoviee = defineVendor({
  mode: 'task',
  basePath: '',
  settings: tomovieeSettings,
  createCredentials,
  open: (common) => {
    const context = createContext(common)
    return {
      refusal,
      routes: [
        {
          operation: 'create',
          methods: ['POST'],
          path: '/v1/open/capacity/application/',
          handle: authenticated(context, (request) => createTask(context, request)),
        },
        {
          operation: 'poll',
          methods: ['POST'],
          path: '/v1/open/pub/task',
          handle: authenticated(context, (request) => pollTask(context, request)),
        },
      ],
    }
  },
})
