import type { Answer } from '../../http/answer.js'
import type { ReceivedRequest } from '../../server/route.js'
import { createLedger } from '../../task/store.js'
import { defineVendor, type Room } from '../define-vendor.js'
import { createCredentials, findAccount, type TomovieeCredentials } from './account.js'
import { refusal } from './answer.js'
import { createTask } from './create.js'
import { pollTask } from './poll.js'
import { answerForms, type TomovieeSettings, tomovieeDefaults } from './settings.js'
import type { LedgerTask } from './task.js'

/** Tomoviee, on the Wondershare open platform: a task per request, polled for at one endpoint. */
export const tomoviee = defineVendor({
  mode: 'task',
  basePath: '',
  defaultSettings: tomovieeDefaults,
  settingWords: { answerForm: answerForms },
  createCredentials,
  open: (room) => {
    const ledger = createLedger<LedgerTask>()
    return {
      refusal,
      routes: [
        {
          operation: 'create',
          methods: ['POST'],
          path: '/v1/open/capacity/application/',
          handle: (request) =>
            admit(room, request, (account, body) => createTask(room, ledger, account, request, body)),
        },
        {
          operation: 'poll',
          methods: ['POST'],
          path: '/v1/open/pub/task',
          handle: (request) =>
            admit(room, request, (account, body) => pollTask(ledger, account, request, body)),
        },
      ],
    }
  },
})

/** Lets a request through whose account is known and whose body is JSON. */
function admit(
  room: Room<TomovieeCredentials, TomovieeSettings>,
  request: ReceivedRequest,
  handle: (account: TomovieeCredentials, body: unknown) => Answer | Promise<Answer>,
): Answer | Promise<Answer> {
  const account = findAccount(room.accounts, request.headers)
  if (account === undefined) return refusal(680101)
  const { body } = request
  if (body.kind === 'too-large') return refusal(680413, `the body is larger than ${body.limit} bytes`)
  if (body.kind !== 'json') return refusal(680001, 'the body is not JSON')
  return handle(account, body.value)
}
