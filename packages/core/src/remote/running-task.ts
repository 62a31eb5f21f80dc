import type { Output } from '../asset/output.js'
import type { FinalStatus, Status } from '../contract/status.js'
import type { TaskHandle } from '../handle.js'

/** A task that a vendor accepted, as whoever does the work sees it. */
export interface RunningTask {
  /** What resumes it; `undefined` where the model answered at once. */
  readonly handle: TaskHandle | undefined
  /**
   * Waits for the end, and asks the vendor meanwhile. Several may wait.
   *
   * @param signal - Stops the waiting; the task goes on.
   * @param onStatus - Called at each answer. Given, the vendor is asked regularly from the beginning.
   * @throws MediaplugError for a fault of the asking that stays; it decides nothing about the task.
   */
  end(signal: AbortSignal, onStatus?: (status: Status<Output>) => void): Promise<FinalStatus<Output>>
  /**
   * Has it ended at the vendor.
   *
   * @param signal - Stops the asking.
   * @throws MediaplugError `unsupported` where the vendor cannot.
   */
  cancel(signal: AbortSignal): Promise<void>
}
