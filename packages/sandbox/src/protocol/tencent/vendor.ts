import { textAnswer } from '../../http/answer.js'
import type { Handler } from '../../server/route.js'
import { defineVendor } from '../define-vendor.js'
import { createCredentials } from './account.js'
import { actions, jobActions, queryAction } from './actions/catalogue.js'
import { refusal } from './answer.js'
import { authenticated } from './authenticate.js'
import { createContext } from './context.js'
import { beginJob, drawAtOnce } from './create.js'
import { queryJob } from './poll.js'
import { tencentSettings } from './settings.js'

/** How many bytes a request may have: 10 MB. */
const bodyLimit = 10 * 1024 * 1024

/**
 * Tencent Cloud's AI art, signed with TC3-HMAC-SHA256: eleven actions that make images, of which one begins a job, and
 * the one that asks after jobs. All are at one path; a header names the action.
 */
export const tencent = defineVendor({
  mode: 'task',
  basePath: '',
  settings: tencentSettings,
  createCredentials,
  open: (common) => {
    const context = createContext(common)
    const answer = authenticated(context, (request) => {
      const action = actions.get(request.name)
      if (action !== undefined) return drawAtOnce(context, action, request)
      const job = jobActions.get(request.name)
      return job === undefined ? queryJob(context, request) : beginJob(context, job, request)
    })
    const handle: Handler = (request) =>
      request.url.pathname === '/' ? answer(request) : textAnswer(404, '404 page not found')
    const route = { methods: ['POST'], path: '/', bodyLimit, handle }
    return {
      refusal,
      clock: context.clock,
      routes: [
        { ...route, operation: 'poll', header: ['x-tc-action', queryAction] },
        { ...route, operation: 'create' },
      ],
    }
  },
})
