import type { Route } from '../../server/route.js'
import { createLedger } from '../../task/store.js'
import { defineVendor } from '../define-vendor.js'
import { createCredentials } from './account.js'
import { refusal, success } from './answer.js'
import { createGate } from './authenticate.js'
import { models } from './catalogue/catalogue.js'
import { taskCreator } from './create.js'
import { createCredits } from './credits.js'
import { pollTask } from './poll.js'
import { isEmptyObject } from './request/empty.js'
import { mediaioDefaults, mediaioWords } from './settings.js'
import type { MediaioTask } from './task.js'

/** Media.io's OpenAPI: a task per request, polled for by its id, and paid for in credits. */
export const mediaio = defineVendor({
  mode: 'task',
  basePath: '',
  defaultSettings: mediaioDefaults,
  settingWords: mediaioWords,
  createCredentials,
  open: (room) => {
    const ledger = createLedger<MediaioTask>()
    const credits = createCredits(room.settings)
    const admit = createGate(room)
    const poll: Route = {
      operation: 'poll',
      methods: ['POST'],
      path: '/generation/result/',
      handle: admit((admitted) => pollTask(ledger, room.settings, admitted)),
    }
    const account: Route = {
      operation: 'account',
      methods: ['POST'],
      path: '/user/credits',
      handle: admit(({ apiKey, request, body }) => {
        if (!isEmptyObject(body)) return refusal(490000, 'params error: the body must be {}')
        request.accept()
        return success({ credits: credits.left(apiKey) })
      }),
    }
    const creates = models.map(
      (model): Route => ({
        operation: 'create',
        methods: ['POST'],
        path: `/generation/${model.family}/${model.code}`,
        handle: admit(taskCreator(room, { ledger, credits }, model)),
      }),
    )
    return { refusal, routes: [...creates, poll, account] }
  },
})
