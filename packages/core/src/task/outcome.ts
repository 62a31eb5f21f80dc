import { withCreditsLeft } from '../account/credits.js'
import type { InstalledModel } from '../account/installed-provider.js'
import type { Output } from '../asset/output.js'
import type { EndedStatus, FinalStatus } from '../contract/status.js'
import { MediaplugError } from '../error/error.js'
import { placeOf } from '../error/place.js'
import type { TaskHandle } from '../handle.js'

async function endedError(
  status: EndedStatus,
  installed: InstalledModel,
  handle: TaskHandle | undefined,
): Promise<never> {
  const { reason, vendorCode, requestId, state } = status
  const code = (state === 'failed' ? status.code : undefined) ?? state
  const error = new MediaplugError(code, `${installed.id}: the vendor's task ${state}: ${reason}`, {
    ...placeOf(installed, 'poll'),
    vendorCode,
    requestId,
    retryable: false,
    handle,
  })
  throw await withCreditsLeft(error, installed.account)
}

/** The output of a task that succeeded, or a promise that is rejected with the error of one that did not. */
export function outcomeOf(
  status: FinalStatus<Output>,
  installed: InstalledModel,
  handle: TaskHandle | undefined,
): Output | Promise<never> {
  return status.state === 'succeeded' ? status.output : endedError(status, installed, handle)
}
