import type { InstalledModel } from '../account/installed-provider.js'
import type { Output } from '../asset/output.js'
import type { FinalStatus, Status } from '../contract/status.js'
import type { TaskHandle } from '../handle.js'
import type { Awaitable } from '../task/awaitable.js'
import { cancelTask } from '../task/cancel.js'
import { Waiter } from '../task/waiter.js'
import { Call } from '../time/call.js'

/** Given the end as the vendor told it, be it a good one or not. */
class EndWaiter extends Waiter {
  protected override outcome(status: FinalStatus<Output>): FinalStatus<Output> {
    return status
  }
}

/** A task that a vendor accepted, as whoever does the work sees it. */
export class RunningTask {
  /** What resumes it; `undefined` where the model answered at once. */
  readonly handle: TaskHandle | undefined
  readonly #installed: InstalledModel
  readonly #awaited: Awaitable

  constructor(installed: InstalledModel, awaited: Awaitable) {
    this.handle = awaited.handle
    this.#installed = installed
    this.#awaited = awaited
  }

  /**
   * Waits for the end, and asks the vendor meanwhile. Several may wait.
   *
   * @param signal - Stops the waiting; the task goes on.
   * @param onStatus - Called at each answer. Given, the vendor is asked regularly from the beginning.
   * @throws MediaplugError for a fault of the asking that stays; it decides nothing about the task.
   */
  end(signal: AbortSignal, onStatus?: (status: Status<Output>) => void): Promise<FinalStatus<Output>> {
    return new Promise((resolve) => {
      this.#awaited.add(new EndWaiter(resolve, signal, Number.POSITIVE_INFINITY, onStatus))
    })
  }

  /**
   * Has it ended at the vendor.
   *
   * @throws MediaplugError `unsupported` where the vendor cannot.
   */
  async cancel(signal: AbortSignal): Promise<void> {
    const call = new Call(signal, Number.POSITIVE_INFINITY)
    try {
      await cancelTask(this.#installed, this.handle, call)
      this.#awaited.askNow()
    } finally {
      call.close()
    }
  }
}
