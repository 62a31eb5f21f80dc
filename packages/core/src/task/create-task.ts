import type { Status } from '../contract/status.js'
import { MediaplugError } from '../error.js'
import { openAttempt } from '../http/attempt.js'
import { wrapError } from '../wrap-error.js'
import { type CallOptions, openCall, stoppedError } from './call.js'
import type { Output } from './deliver.js'
import type { AcceptedTask, Poller } from './poller.js'
import type { Task, WaitOptions } from './task.js'
import type { FinalStatus } from './waiters.js'

/** A task as its owner sees it. */
export interface TaskOptions extends Pick<AcceptedTask, 'installed' | 'handle'> {
  readonly poller: Poller
  readonly usualTimeoutMs: number
}

/** The output of a task that succeeded, or the error of one that did not. */
function outcome(status: FinalStatus, { installed, handle }: TaskOptions): Output {
  if (status.state === 'succeeded') return status.output
  const code = (status.state === 'failed' ? status.code : undefined) ?? status.state
  throw new MediaplugError(code, `${handle.model}: the vendor's task ${status.state}: ${status.reason}`, {
    provider: installed.provider.id,
    model: handle.model,
    phase: 'poll',
    vendorCode: status.vendorCode,
    retryable: false,
    handle,
  })
}

async function cancelAtVendor(
  { installed, handle, poller }: TaskOptions,
  signal: AbortSignal,
): Promise<void> {
  const { id, provider, model, rate } = installed
  try {
    if (!model.cancel) {
      throw new MediaplugError(
        'unsupported',
        'the vendor cannot cancel a task. To stop waiting, abort the signal.',
      )
    }
    const { http } = openAttempt({ provider, model: id, phase: 'cancel', rate, signal })
    await model.cancel(handle.ref, { http, signal })
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
  const { handle, poller, usualTimeoutMs } = options

  async function result(wait: WaitOptions<Output> = {}): Promise<Output> {
    const { signal, close } = openCall(wait, usualTimeoutMs)
    try {
      return outcome(await poller.wait(signal, wait.onStatus), options)
    } finally {
      close()
    }
  }

  function statuses(options: CallOptions = {}): ReadableStream<Status<Output>> {
    const call = openCall(options, usualTimeoutMs)
    const stop = new AbortController()
    const signal = AbortSignal.any([call.signal, stop.signal])
    return new ReadableStream({
      async start(stream) {
        try {
          await poller.wait(signal, (status) => stream.enqueue(status))
          stream.close()
        } catch (error) {
          if (!stop.signal.aborted) stream.error(error)
        } finally {
          call.close()
        }
      },
      cancel: () => stop.abort(),
    })
  }

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
