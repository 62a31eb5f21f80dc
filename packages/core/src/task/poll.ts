import { withCreditsLeft } from '../account/credits.js'
import type { InstalledModel } from '../account/installed-provider.js'
import { deliver } from '../asset/deliver.js'
import type { Output } from '../asset/output.js'
import type { EndedStatus, Status } from '../contract/status.js'
import { MediaplugError } from '../error/error.js'
import { excerpt } from '../error/excerpt.js'
import { placeOf } from '../error/place.js'
import { redact, redactText } from '../error/redact.js'
import { wrapError } from '../error/wrap-error.js'
import type { TaskHandle } from '../handle.js'
import type { Attempt } from '../http/attempt.js'
import { readPending } from './read-pending.js'

/** The vendor's last word is spoken: a result that cannot be used ends the task too. */
async function delivered(
  installed: InstalledModel,
  produced: unknown,
  handle: TaskHandle,
): Promise<Status<Output>> {
  try {
    return { state: 'succeeded', output: await deliver(installed, produced, handle) }
  } catch (error) {
    if (!MediaplugError.is(error)) throw error
    return { state: 'failed', code: 'protocol', reason: redact(error.message, installed.provider.secrets()) }
  }
}

/** The vendor's words about an end, without secrets. */
function redacted(status: EndedStatus, secrets: readonly string[]): EndedStatus {
  return {
    ...status,
    reason: redact(status.reason, secrets),
    vendorCode: redactText(status.vendorCode, secrets),
    requestId: redactText(status.requestId, secrets),
  }
}

async function poll(
  installed: InstalledModel,
  handle: TaskHandle,
  attempt: Attempt,
  linesHeard: number,
): Promise<Status<Output>> {
  const { model, provider } = installed
  if (model.poll === undefined) {
    throw new MediaplugError('unsupported', 'the model answers at once, so there is no task to ask after.')
  }
  const status = await model.poll(handle.ref, attempt.context)
  switch (status.state) {
    case 'queued':
    case 'running':
      return readPending(status, installed, handle, linesHeard)
    case 'failed':
    case 'canceled':
    case 'expired':
      return redacted(status, provider.secrets())
    case 'succeeded':
      return delivered(installed, status.output, handle)
    default:
      throw new MediaplugError('protocol', `the provider reports an unknown state: ${excerpt(status)}`)
  }
}

/** A fault that says that the vendor keeps the task no longer ends it; another says nothing about the task. */
function endOf(thrown: unknown, secrets: readonly string[]): EndedStatus | undefined {
  if (!MediaplugError.is(thrown) || thrown.code !== 'expired') return undefined
  const { message, vendorCode, requestId } = thrown
  return redacted({ state: 'expired', reason: message, vendorCode, requestId }, secrets)
}

/**
 * Asks the vendor after a task, once.
 *
 * @param linesHeard - How many lines of its log are known: the status has those that follow.
 * @throws MediaplugError with the handle. A retryable one says nothing about the task.
 */
export async function pollOnce(
  installed: InstalledModel,
  handle: TaskHandle,
  attempt: Attempt,
  linesHeard: number,
): Promise<Status<Output>> {
  try {
    return await poll(installed, handle, attempt, linesHeard)
  } catch (thrown) {
    const secrets = installed.provider.secrets()
    const end = endOf(thrown, secrets)
    if (end) return end
    throw await withCreditsLeft(
      wrapError(thrown, { ...placeOf(installed, 'poll'), handle }, secrets),
      installed.account,
    )
  }
}
