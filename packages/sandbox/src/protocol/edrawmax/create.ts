import { setTimeout as wait } from 'node:timers/promises'
import type { DiagramKind } from '../../media/diagram/diagram.js'
import { passesReview } from '../../request/content-review.js'
import type { Handler } from '../../server/route.js'
import { userOf } from './account.js'
import { refusal, success } from './answer.js'
import type { EdrawmaxContext } from './context.js'
import { parseRequest } from './request.js'
import { publishResult } from './result.js'

/** Makes the handler that draws diagrams of one kind, or says what is wrong with a request. */
export function diagramCreator(context: EdrawmaxContext, kind: DiagramKind): Handler {
  const { concurrency, settings, closing, files } = context
  return async (received) => {
    const request = parseRequest(received.body)
    if (typeof request === 'string') return refusal(400, request)
    if (!passesReview(request.prompt)) return refusal(2406)
    const release = concurrency.acquire(userOf(received.headers))
    if (release === undefined) return refusal(3001)
    received.accept()
    await wait(settings.answerSeconds * 1000, undefined, { signal: closing }).finally(release)
    return success(publishResult(files, kind, request, settings.missing))
  }
}
