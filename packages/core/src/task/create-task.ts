import type { InstalledModel } from '../account/installed-provider.js'
import type { Output } from '../asset/output.js'
import type { FinalStatus, Status } from '../contract/status.js'
import type { Refusal } from '../error/error.js'
import type { TaskHandle } from '../handle.js'
import type { Call } from '../time/call.js'
import { type CallOptions, checkCallOptions, openCall } from '../time/open-call.js'
import type { Awaitable } from './awaitable.js'
import { cancelTask } from './cancel.js'
import { outcomeOf } from './outcome.js'
import { streamStatuses } from './status-stream.js'
import type { Task } from './task.js'
import { checkWaitOptions, type WaitOptions } from './wait-options.js'
import { Waiter } from './waiter.js'

/** How a task was submitted. */
interface SubmittedTask {
  /** The journal's id of it. */
  readonly id: string
  /** The application's own name for it. */
  readonly label: string | undefined
}

/** A task as its owner sees it. */
export interface TaskOptions {
  readonly installed: InstalledModel
  readonly awaited: Awaitable
  readonly usualTimeoutMs: number
  /** Who was asked before, and refused. */
  readonly refusals?: readonly Refusal[] | undefined
  /** What is known of how it was submitted; nothing of a task that was resumed. */
  readonly submission: SubmittedTask | undefined
  /** Whether the journal has the acceptance. */
  isRecorded(): boolean
  /** Ends it at the vendor. Default: by asking the vendor. */
  cancel?(call: Call): Promise<void>
  /** Called when the end has been handed to somebody. */
  onDelivery(status: FinalStatus<Output>): void
}

class ResultWaiter extends Waiter {
  readonly #task: TaskOptions

  constructor(resolve: (output: Output) => void, task: TaskOptions, options: WaitOptions<Output>) {
    const { signal, timeoutMs = task.usualTimeoutMs, onStatus } = options
    super(resolve, signal, timeoutMs, onStatus)
    this.#task = task
  }

  protected override outcome(status: FinalStatus<Output>): Output | Promise<Output> {
    const { installed, awaited, onDelivery } = this.#task
    onDelivery(status)
    return outcomeOf(status, installed, awaited.handle)
  }
}

/** Gives an accepted task the shape that applications use. */
export function createTask(task: TaskOptions): Task<Output> {
  const { installed, awaited, usualTimeoutMs, onDelivery } = task
  const { handle } = awaited

  function statuses(options: CallOptions = {}): ReadableStream<Status<Output>> {
    checkCallOptions(options)
    return streamStatuses({ awaited, options, usualTimeoutMs, onDelivery })
  }

  return {
    handle,
    model: installed.id,
    refusals: task.refusals,
    get submission() {
      return task.submission?.id
    },
    get label() {
      return task.submission?.label
    },
    get isRecorded() {
      return task.isRecorded()
    },
    async result(options: WaitOptions<Output> = {}): Promise<Output> {
      checkWaitOptions(options)
      return new Promise((resolve) => awaited.add(new ResultWaiter(resolve, task, options)))
    },
    async cancel(options) {
      const call = openCall(options, usualTimeoutMs, ['signal'])
      try {
        await (task.cancel?.(call) ?? cancelTask(installed, handle, call))
        awaited.askNow()
      } finally {
        call.close()
      }
    },
    statuses,
    toJSON: (): TaskHandle | undefined => handle,
    [Symbol.asyncIterator]: () => statuses()[Symbol.asyncIterator](),
  }
}
