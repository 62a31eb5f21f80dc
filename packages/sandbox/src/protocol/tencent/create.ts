import { setTimeout as wait } from 'node:timers/promises'
import type { Answer } from '../../http/answer.js'
import { startTask, untilEnd } from '../../task/task.js'
import type { Action, Drawing } from './actions/action.js'
import { refusal, success } from './answer.js'
import type { AuthenticatedRequest } from './authenticate.js'
import type { TencentContext } from './context.js'
import { handOver, linkTo } from './result.js'
import { newJobId } from './task.js'

/** What takes a request on and answers it; the place of the account is free when `release` is called. */
type Accept = (drawing: Drawing, release: () => void) => Promise<Answer>

/** Makes the image that a request asks for, or says what is wrong with the request. */
export function drawAtOnce(
  context: TencentContext,
  action: Action,
  request: AuthenticatedRequest,
): Promise<Answer> {
  const { settings, closing, files } = context
  return make(context, action, request, async (drawing, release) => {
    try {
      request.received.accept()
      await wait(settings.answerSeconds * 1000, undefined, { signal: closing })
      return success(await handOver(files, drawing))
    } finally {
      release()
    }
  })
}

/** Begins the job that a request asks for, or says what is wrong with the request. */
export function beginJob(
  context: TencentContext,
  action: Action,
  request: AuthenticatedRequest,
): Promise<Answer> {
  const { taskSeconds, closing, files, tasks } = context
  return make(context, action, request, async ({ image, prompt = '' }, release) => {
    const { received, account } = request
    const task = {
      ...startTask(taskSeconds, received.fault),
      id: newJobId(),
      owner: account.secretId,
      prompt,
      link: linkTo(files, image),
    }
    tasks.add(task)
    received.accept(task.id)
    void untilEnd(task, closing).then(release, release)
    return success({ JobId: task.id })
  })
}

async function make(
  { concurrency, closing }: TencentContext,
  action: Action,
  { account, received, name }: AuthenticatedRequest,
  accept: Accept,
): Promise<Answer> {
  const read = action.read(received.body)
  if ('code' in read) return refusal(read.code, read.message)
  const release = concurrency.get(name)?.acquire(account.secretId)
  if (release === undefined) return refusal('RequestLimitExceeded.JobNumExceed')
  const drawing = await read.open(closing).catch((cause: unknown) => {
    release()
    throw cause
  })
  if (!('code' in drawing)) return accept(drawing, release)
  release()
  return refusal(drawing.code, drawing.message)
}
