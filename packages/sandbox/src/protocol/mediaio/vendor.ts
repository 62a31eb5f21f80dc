import type { Answer } from '../../http/answer.js'
import type { Operation } from '../../server/log.js'
import type { Route } from '../../server/route.js'
import { defineVendor } from '../define-vendor.js'
import { createCredentials } from './account.js'
import { refusal, success } from './answer.js'
import { type AuthenticatedRequest, authenticated } from './authenticate.js'
import { models } from './catalogue/catalogue.js'
import { createContext, type MediaioContext } from './context.js'
import { taskCreator } from './create.js'
import { pollTask } from './poll.js'
import { mediaioSettings } from './settings.js'

/** Media.io's OpenAPI: a task per request, polled for by its id, and paid for in credits. */
export const mediaio = defineVendor({
  mode: 'task',
  basePath: '',
  settings: mediaioSettings,
  createCredentials,
  open: (common) => {
    const context = createContext(common)
    const creates = models.map(
      (model): Route => ({
        operation: 'create',
        methods: ['POST'],
        path: `/generation/${model.family}/${model.code}`,
        handle: authenticated(context, taskCreator(context, model)),
      }),
    )
    return {
      refusal,
      routes: [
        ...creates,
        query(context, 'poll', '/generation/result/', pollTask),
        query(context, 'account', '/user/credits', tellCredits),
      ],
    }
  },
})

/** An endpoint that is asked with an empty object. */
function query(
  context: MediaioContext,
  operation: Operation,
  path: string,
  answer: (context: MediaioContext, request: AuthenticatedRequest) => Answer,
): Route {
  const handle = authenticated(context, (request) =>
    isEmptyObject(request.body)
      ? answer(context, request)
      : refusal(490000, 'params error: the body must be {}'),
  )
  return { operation, methods: ['POST'], path, handle }
}

function tellCredits({ credits }: MediaioContext, { apiKey, received }: AuthenticatedRequest): Answer {
  received.accept()
  return success({ credits: credits.left(apiKey) })
}

function isEmptyObject(body: unknown): boolean {
  return typeof body === 'object' && body !== null && !Array.isArray(body) && Object.keys(body).length === 0
}
