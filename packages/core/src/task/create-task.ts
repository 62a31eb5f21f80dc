import { withCreditsLeft } from '../account/credits.js'
import type { Output } from '../asset/deliver.js'
import type { Status } from '../contract/status.js'
import { MediaplugError } from '../error/error.js'
import { wrapError } from '../error/wrap-error.js'
import { openAttempt } from '../http/attempt.js'
import { type CallOptions, openCall, stoppedError } from '../time/call.js'
import type { AcceptedTask, Poller } from './poller.js'
import { follow } from './status-stream.js'
import type { Task, WaitOptions } from './task.js'
import type { FinalStatus } from './waiters.js'

/** A task as its owner sees it. */
export interface TaskOptions extends Pick<AcceptedTask, 'installed' | 'handle'> {
  readonly poller: Poller
  readonly usualTimeoutMs: number
  /** Called when the end has been handed to somebody. */
  onDelivery(status: FinalStatus): void
}

/** The output of a task that succeeded, or the error of one that did not. */
async function outcome(status: FinalStatus, { installed, handle }: TaskOptions): Promise<Output> {
  if (status.state === 'succeeded') return status.output
  const code = (status.state === 'failed' ? status.code : undefined) ?? status.state
  const message = `${handle.model}: the vendor's task ${status.state}: ${status.reason}`
  const error = new MediaplugError(code, message, {
    provider: installed.provider.id,
    model: handle.model,
    phase: 'poll',
    vendorCode: status.vendorCode,
    requestId: status.requestId,
    retryable: false,
    handle,
  })
  throw await withCreditsLeft(error, installed)
}

async function cancelAtVendor(
  { installed, handle, poller }: TaskOptions,
  signal: AbortSignal,
): Promise<void> {
  const { id, provider, model } = installed
  try {
    if (!model.cancel) {
      throw new MediaplugError(
        'unsupported',
        'the vendor cannot cancel a task. To stop waiting, abort the signal.',
      )
    }
    const { context } = openAttempt(installed, { model: id, phase: 'cancel', signal })
    await model.cancel(handle.ref, { ...context, signal })
    poller.askNow()
  } catch (thrown) {
    const place = { provider: provider.id, model: id, phase: 'cancel', handle } as const
    if (signal.aborted)
      throw stoppedError(signal.reason, 'Whether the vendor canceled the task is not known.', place)
    throw wrapError(thrown, place, provider.secrets())
  }
}

/** Gives an accepted task the shape that applications use. */
export function createTask(options: TaskOptions): Task<Output> {
  const { handle, poller, usualTimeoutMs, onDelivery } = options

  async function result(waiting: WaitOptions<Output> = {}): Promise<Output> {
    const { signal, close } = openCall(waiting, usualTimeoutMs)
    const { onStatus } = waiting
    try {
      const final = await poller.wait(signal, onStatus)
      onDelivery(final)
      return await outcome(final, options)
    } finally {
      close()
    }
  }

  const statuses = (waiting: CallOptions = {}): ReadableStream<Status<Output>> =>
    follow({ poller, openCall: () => openCall(waiting, usualTimeoutMs), onDelivery })

  return {
    handle,
    result,
    async cancel(call = {}) {
      const { signal, close } = openCall(call, usualTimeoutMs)
      try {
        await cancelAtVendor(options, signal)
      } finally {
        close()
      }
    },
    statuses,
    toJSON: () => handle,
    [Symbol.asyncIterator]: () => statuses()[Symbol.asyncIterator](),
  }
}
