import type { Output } from '../asset/deliver.js'
import { isFinal, type Status } from '../contract/status.js'
import type { Call } from '../time/call.js'
import type { Poller } from './poller.js'
import type { FinalStatus } from './waiters.js'

/** What is followed, for how long, and who is told of the end. */
export interface FollowOptions {
  readonly poller: Poller
  /** Called when the first status is asked for. */
  openCall(): Call
  /** Called when the end has been taken. */
  onDelivery(status: FinalStatus): void
}

/**
 * The statuses of a task, each kept until it is taken.
 *
 * Nothing is asked before the first is asked for, and the end counts as delivered when it is taken, not when it
 * comes.
 */
export function follow({ poller, openCall, onDelivery }: FollowOptions): ReadableStream<Status<Output>> {
  const stop = new AbortController()
  const kept: Status<Output>[] = []
  let ended: Promise<FinalStatus> | undefined
  let wake = (): void => {}

  async function begin(): Promise<FinalStatus> {
    const call = openCall()
    try {
      return await poller.wait(AbortSignal.any([call.signal, stop.signal]), (status) => {
        kept.push(status)
        wake()
      })
    } finally {
      call.close()
    }
  }

  async function next(): Promise<Status<Output>> {
    ended ??= begin()
    ended.catch(() => {})
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
      cancel: () => stop.abort(),
    },
    { highWaterMark: 0 },
  )
}
