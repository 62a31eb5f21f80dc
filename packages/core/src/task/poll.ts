import { withCreditsLeft } from '../account/credits.js'
import type { InstalledModel } from '../account/installed-model.js'
import { deliver, type Output } from '../asset/deliver.js'
import type { Status } from '../contract/status.js'
import { MediaplugError } from '../error/error.js'
import { redact, redactText } from '../error/redact.js'
import { wrapError } from '../error/wrap-error.js'
import type { TaskHandle } from '../handle.js'
import { openAttempt } from '../http/attempt.js'

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

async function poll(
  installed: InstalledModel,
  handle: TaskHandle,
  signal: AbortSignal,
): Promise<Status<Output>> {
  const { id, provider, model } = installed
  if (model.poll === undefined) {
    throw new MediaplugError('unsupported', 'the model answers at once, so there is no task to ask after.')
  }
  const { context } = openAttempt(installed, { model: id, phase: 'poll', signal })
  const status = await model.poll(handle.ref, { ...context, signal })
  switch (status.state) {
    case 'queued':
    case 'running':
      return status
    case 'failed':
    case 'canceled':
    case 'expired':
      return {
        ...status,
        reason: redact(status.reason, provider.secrets()),
        vendorCode: redactText(status.vendorCode, provider.secrets()),
        requestId: redactText(status.requestId, provider.secrets()),
      }
    case 'succeeded':
      return await delivered(installed, status.output, handle)
    default:
      throw new MediaplugError('protocol', `the provider reports an unknown state: ${JSON.stringify(status)}`)
  }
}

/**
 * Asks the vendor after a task, once.
 *
 * @throws MediaplugError with the handle. A retryable one says nothing about the task.
 */
export async function ask(
  installed: InstalledModel,
  handle: TaskHandle,
  signal: AbortSignal,
): Promise<Status<Output>> {
  try {
    return await poll(installed, handle, signal)
  } catch (thrown) {
    const { id, provider } = installed
    if (MediaplugError.is(thrown) && thrown.code === 'expired') {
      return {
        state: 'expired',
        reason: redact(thrown.message, provider.secrets()),
        vendorCode: thrown.vendorCode,
        requestId: thrown.requestId,
      }
    }
    const place = { provider: provider.id, model: id, phase: 'poll', handle } as const
    throw await withCreditsLeft(wrapError(thrown, place, provider.secrets()), installed)
  }
}
