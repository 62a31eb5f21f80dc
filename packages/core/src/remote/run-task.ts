import type { InstalledModel } from '../account/installed-provider.js'
import type { Output } from '../asset/output.js'
import type { FinalStatus } from '../contract/status.js'
import type { Awaitable } from '../task/awaitable.js'
import { cancelTask } from '../task/cancel.js'
import { Waiter } from '../task/waiter.js'
import { Call } from '../time/call.js'
import type { RunningTask } from './running-task.js'

/** Given the end as the vendor told it, be it a good one or not. */
class EndWaiter extends Waiter {
  protected override outcome(status: FinalStatus<Output>): FinalStatus<Output> {
    return status
  }
}

/** Gives an accepted task the shape that whoever does the work uses. */
export function runTask(installed: InstalledModel, awaited: Awaitable): RunningTask {
  return {
    handle: awaited.handle,
    end: (signal, onStatus) =>
      new Promise((resolve) => {
        awaited.add(new EndWaiter(resolve, signal, Number.POSITIVE_INFINITY, onStatus))
      }),
    async cancel(signal) {
      const call = new Call(signal, Number.POSITIVE_INFINITY)
      try {
        await cancelTask(installed, awaited.handle, call)
        awaited.askNow()
      } finally {
        call.close()
      }
    },
  }
}
