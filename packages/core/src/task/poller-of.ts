import { bothPermits } from '../account/both-permits.js'
import type { InstalledModel } from '../account/installed-provider.js'
import type { TaskHandle } from '../handle.js'
import type { Pacing } from './pacing.js'
import { Poller } from './poller.js'

/**
 * The poller of a task that was accepted earlier. Where the vendor limits the tasks at a time, the task counts from now
 * on, be it over the limit; it never waits for a permit. A task that counts already is asked after by one poller,
 * however often it is taken up.
 *
 * @param submission - The journal's id of it, where it is known.
 */
export function pollerOf(
  installed: InstalledModel,
  handle: TaskHandle,
  pacing: Pacing,
  submission?: string,
): Poller {
  const { permits: ofModel, account } = installed
  const counting = account.permits ?? ofModel
  for (const { task } of counting?.held ?? []) {
    if (task instanceof Poller && task.handle.ref === handle.ref && task.handle.model === handle.model)
      return task
  }
  const permit = bothPermits(ofModel?.take(), account.permits?.take())
  if (permit) permit.submission = submission
  return new Poller({ installed, handle, pacing, permit })
}
