import type { Output } from '../asset/output.js'
import { type FinalStatus, isFinal, isPending, type Status } from '../contract/status.js'
import type { CallOptions } from '../time/open-call.js'
import type { Awaitable } from './awaitable.js'
import { Waiter } from './waiter.js'

/** What is followed, for how long, and who is told of the end. */
export interface StreamOptions {
  readonly awaited: Awaitable
  readonly options: CallOptions
  readonly usualTimeoutMs: number
  /** Called when the end has been taken. */
  onDelivery(status: FinalStatus<Output>): void
}

class EndWaiter extends Waiter {
  protected override outcome(status: FinalStatus<Output>): FinalStatus<Output> {
    return status
  }
}

/**
 * The statuses of a task, each kept until it is taken; of their previews, whose bytes may be many, the last alone.
 *
 * Nothing is asked before the first is asked for, and the end counts as delivered when it is taken, not when it
 * comes.
 */
export function streamStatuses({
  awaited,
  options,
  usualTimeoutMs,
  onDelivery,
}: StreamOptions): ReadableStream<Status<Output>> {
  const { signal, timeoutMs = usualTimeoutMs } = options
  const kept: Status<Output>[] = []
  let waiter: Waiter | undefined
  let ended: Promise<FinalStatus<Output>> | undefined
  let wake = (): void => {}

  function keep(status: Status<Output>): void {
    if (isPending(status) && status.preview) {
      const before = kept.findIndex((known) => isPending(known) && known.preview !== undefined)
      const known = kept[before]
      if (known && isPending(known)) kept[before] = { ...known, preview: undefined }
    }
    kept.push(status)
    wake()
  }

  function begin(): Promise<FinalStatus<Output>> {
    const end = new Promise<FinalStatus<Output>>((resolve) => {
      waiter = new EndWaiter(resolve, signal, timeoutMs, keep)
      awaited.add(waiter)
    })
    // Whoever takes the next status hears of a failure.
    end.catch(() => {})
    return end
  }

  async function next(): Promise<Status<Output>> {
    ended ??= begin()
    const news = new Promise<void>((resolve) => {
      wake = resolve
    })
    if (kept.length === 0) await Promise.race([news, ended])
    return kept.shift() ?? ended
  }

  return new ReadableStream(
    {
      async pull(stream) {
        const status = await next()
        stream.enqueue(status)
        if (!isFinal(status)) return
        onDelivery(status)
        stream.close()
      },
      cancel: () => waiter?.stop('the reader went away'),
    },
    { highWaterMark: 0 },
  )
}
