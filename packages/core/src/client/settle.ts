import * as z from 'zod'
import { parseHandle } from '../contract/parse-handle.js'
import { MediaplugError } from '../error/error.js'
import { messageOf } from '../error/message.js'
import type { TaskHandle } from '../handle.js'
import type { Journal } from '../journal/journal.js'
import type { Registry } from '../registry/registry.js'
import { validate } from '../validation/validate.js'

const submissionId = z.string().min(1)

/** A model that answers at once has no task of its own at the vendor: its reference is the submission's id. */
function idOrHandle(models: Registry['models'], submission: string | TaskHandle): string | TaskHandle {
  if (typeof submission !== 'object') return validate(submissionId, submission, 'settle()')
  const handle = parseHandle(submission)
  const installed = models.get(handle.model)
  return installed && !installed.model.poll ? handle.ref : handle
}

/**
 * Records that a submission needs no more attention.
 *
 * @throws MediaplugError `invalid-input` for what is neither an id nor a handle, or when the journal cannot be
 *   written.
 */
export async function settle(
  { models }: Registry,
  journal: Journal,
  submission: string | TaskHandle,
): Promise<void> {
  const task = idOrHandle(models, submission)
  try {
    await journal.append({ type: 'settled', task, at: new Date().toISOString(), state: 'dismissed' })
  } catch (cause) {
    const reason = messageOf(cause)
    const message = `settle(): the journal could not be written, so the submission stays unsettled: ${reason}`
    throw new MediaplugError('invalid-input', message, { phase: 'input', cause })
  }
}
