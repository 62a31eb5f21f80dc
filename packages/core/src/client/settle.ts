import * as z from 'zod'
import { parseHandle } from '../contract/parse-handle.js'
import { MediaplugError } from '../error/error.js'
import { messageOf } from '../error/message.js'
import type { TaskHandle } from '../handle.js'
import type { Journal } from '../journal/journal.js'
import { once } from '../once.js'
import type { Registry } from '../registry/registry.js'
import { recorderOf } from '../submission/recorder-of.js'
import { validate } from '../validation/validate.js'

const submissionId = once(() => z.string().min(1))

/**
 * By what the submission may be known. The handle of a model that answers at once is of an earlier version: its
 * reference is the submission's id, or a task's of the time when the model had tasks.
 */
function namesOf(models: Registry['all'], submission: string | TaskHandle): readonly (string | TaskHandle)[] {
  if (typeof submission !== 'object') return [validate(submissionId(), submission, 'settle()')]
  const handle = parseHandle(submission)
  const installed = models.get(handle.model)
  return installed && !installed.model.poll ? [handle, handle.ref] : [handle]
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
  const names = namesOf(registry.all, submission)
  for (const name of names) releasePermit(registry, name)
  try {
    for (const name of names) await recorderOf(journal).dismiss(name)
  } catch (cause) {
    const message = `settle(): the journal could not be written, so the submission stays unsettled: ${messageOf(cause)}`
    throw new MediaplugError('journal', message, { phase: 'input', cause })
  }
}
