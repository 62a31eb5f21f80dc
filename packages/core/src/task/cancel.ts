import type { InstalledModel } from '../account/installed-provider.js'
import { MediaplugError } from '../error/error.js'
import { placeOf } from '../error/place.js'
import { stoppedError } from '../error/stopped.js'
import { wrapError } from '../error/wrap-error.js'
import type { TaskHandle } from '../handle.js'
import { actUntil } from '../http/act-until.js'
import { Attempt } from '../http/attempt.js'
import type { Call } from '../time/call.js'

/**
 * Ends a task at the vendor.
 *
 * @throws MediaplugError `unsupported` where the vendor cannot.
 */
export async function cancelTask(
  installed: InstalledModel,
  handle: TaskHandle | undefined,
  call: Call,
): Promise<void> {
  const { vendor, id, provider, model } = installed
  const place = { ...placeOf(installed, 'cancel'), handle }
  try {
    if (handle === undefined) {
      throw new MediaplugError('unsupported', 'the model answered at once, so there is no task to cancel.')
    }
    if (!model.cancel) {
      throw new MediaplugError(
        'unsupported',
        'the vendor cannot cancel a task. To stop waiting, abort the signal.',
      )
    }
    const { cancel } = model
    await actUntil(call.signal, new Attempt(vendor, 'cancel', id, handle), (context) =>
      cancel.call(model, handle.ref, context),
    )
  } catch (thrown) {
    if (call.isStopped) {
      throw stoppedError(call.reason, 'Whether the vendor canceled the task is not known.', place)
    }
    throw wrapError(thrown, place, provider.secrets())
  }
}
