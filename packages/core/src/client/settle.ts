import * as z from 'zod'
import { parseHandle } from '../contract/parse-handle.js'
import { MediaplugError } from '../error/error.js'
import { messageOf } from '../error/message.js'
import type { TaskHandle } from '../handle.js'
import type { Journal } from '../journal/journal.js'
import type { Registry } from '../registry/registry.js'
import { recorderOf } from '../submission/recorder-of.js'
import { validate } from '../validation/validate.js'

const submissionId = z.string().min(1)

/** A model that answers at once has no task of its own at the vendor: its reference is the submission's id. */
function idOrHandle(models: Registry['all'], submission: string | TaskHandle): string | TaskHandle {
  if (typeof submission !== 'object') return validate(submissionId, submission, 'settle()')
  const handle = parseHandle(submission)
  const installed = models.get(handle.model)
  return installed && !installed.model.poll ? handle.ref : handle
}

function isSame(handle: TaskHandle | undefined, other: TaskHandle): boolean {
  return handle?.ref === other.ref && handle.model === other.model
}

/** Lets the place go that a task has among the tasks at a time. */
function releasePermit({ providers }: Registry, task: string | TaskHandle): void {
  const accounts = [...providers.values()]
  for (const { permits } of accounts.flatMap((account) => [account, ...account.models])) {
    for (const permit of permits?.held ?? []) {
      const isIt = typeof task === 'string' ? permit.submission === task : isSame(permit.task?.handle, task)
      if (isIt && permit.task) permit.release()
    }
  }
}

/**
 * Records that a submission needs no more attention, and counts it no longer among the tasks at a time.
 *
 * @throws MediaplugError `invalid-input` for what is neither an id nor a handle, `journal` when it cannot be written.
 */
export async function settle(
  registry: Registry,
  journal: Journal,
  submission: string | TaskHandle,
): Promise<void> {
  const task = idOrHandle(registry.all, submission)
  releasePermit(registry, task)
  try {
    await recorderOf(journal).dismiss(task)
  } catch (cause) {
    const message = `settle(): the journal could not be written, so the submission stays unsettled: ${messageOf(cause)}`
    throw new MediaplugError('journal', message, { phase: 'input', cause })
  }
}
