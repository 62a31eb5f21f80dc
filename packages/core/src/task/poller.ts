import type { InstalledModel } from '../account/installed-model.js'
import type { Output } from '../asset/deliver.js'
import { isPending, type Status } from '../contract/status.js'
import { publishTask, type TaskEvent } from '../diagnostics.js'
import { MediaplugError } from '../error/error.js'
import { messageOf } from '../error/message.js'
import type { TaskHandle } from '../handle.js'
import { stoppedError, taskGoesOn } from '../time/call.js'
import { schedule, type Timed, unschedule } from '../time/scheduler.js'
import type { Pacing } from './pacing.js'
import { ask } from './poll.js'
import { createTimetable } from './timetable.js'
import { createWaiters, type FinalStatus, type StatusListener } from './waiters.js'

/** An accepted task whose end is awaited. */
export interface AcceptedTask {
  readonly installed: InstalledModel
  readonly handle: TaskHandle
  readonly pacing: Pacing
  /** Whether the end is needed though nobody waits for it: somebody else waits for the task's permit. */
  wanted(): boolean
  /** Given where the result came with the answer. */
  readonly final?: FinalStatus | undefined
  /** Called once, when the vendor's last word is known. */
  onEnd(status: FinalStatus): void
}

/** Asks after one task for as long as somebody needs the answer. */
export interface Poller {
  /** Resolves when the task has ended, however it did. Rejects at once when the signal is aborted. */
  wait(signal: AbortSignal, onStatus?: StatusListener): Promise<FinalStatus>
  /** Begins to ask when the task has come to be wanted. */
  reconsider(): void
  /** Asks without waiting for the next turn, unless the vendor asked to wait. */
  askNow(): void
}

/** Begins to follow an accepted task. Nothing is asked until somebody waits. */
export function createPoller(task: AcceptedTask): Poller {
  const { installed, handle, pacing, wanted, onEnd } = task
  const timetable = createTimetable(Date.parse(handle.submittedAt), pacing, installed.durations)
  const place = { provider: installed.provider.id, model: handle.model, phase: 'poll', handle } as const
  const turn: Timed = { dueAt: 0, place: -1, due: () => void (needed() && takeTurn()) }
  const waiters = createWaiters(rest, listenerFailed)
  let { final } = task
  let asking: AbortController | undefined
  let lastFault: MediaplugError | undefined

  const needed = (): boolean => waiters.count() > 0 || wanted()

  function publish(state: TaskEvent['state'], error?: TaskEvent['error']): void {
    const { model, ref } = handle
    publishTask({ model, ref, state, elapsedMs: timetable.elapsedMs(), polls: timetable.polls(), error })
  }

  function plan(): void {
    if (final || asking || !needed()) return
    try {
      schedule(turn, timetable.next(waiters.followed()))
    } catch (cause) {
      const message = `${handle.model}: the pacing failed: ${messageOf(cause)}.`
      waiters.fail(new MediaplugError('invalid-input', message, { ...place, cause }))
    }
  }

  function rest(): void {
    if (waiters.count() === 0) installed.awaited.delete(handle.ref, poller)
    if (needed()) return
    unschedule(turn)
    asking?.abort()
  }

  function end(status: FinalStatus): void {
    final = status
    installed.awaited.delete(handle.ref, poller)
    onEnd(status)
    waiters.settle(status)
  }

  function hear(status: Status<Output>): void {
    lastFault = undefined
    if (isPending(status)) timetable.answered(status.retryAfterMs)
    else if (status.state === 'succeeded') timetable.ended()
    publish(status.state)
    if (isPending(status)) waiters.tell(status)
    else end(status)
  }

  function endure(error: unknown): void {
    const known = MediaplugError.is(error) ? error : undefined
    lastFault = known
    timetable.faulted(known?.retryAfterMs)
    publish('poll-fault', known?.code)
    if (!known?.retryable) waiters.fail(error)
  }

  function listenerFailed(cause: unknown): MediaplugError {
    const text = messageOf(cause)
    return new MediaplugError('invalid-input', `${handle.model}: onStatus threw: ${text}. ${taskGoesOn}`, {
      ...place,
      cause,
    })
  }

  function tellFinal(status: FinalStatus, onStatus: StatusListener | undefined): void {
    try {
      onStatus?.(status)
    } catch (cause) {
      throw listenerFailed(cause)
    }
  }

  function stopped(reason: unknown): MediaplugError {
    const lastWord = lastFault ? ` The last poll failed: ${lastFault.message}` : ''
    return stoppedError(reason, taskGoesOn + lastWord, place)
  }

  async function takeTurn(): Promise<void> {
    const current = new AbortController()
    asking = current
    timetable.asked()
    try {
      hear(await ask(installed, handle, current.signal))
    } catch (error) {
      if (!current.signal.aborted) endure(error)
    } finally {
      asking = undefined
      rest()
      plan()
    }
  }

  const poller: Poller = {
    async wait(signal, onStatus) {
      if (final) {
        tellFinal(final, onStatus)
        return final
      }
      const ended = waiters.add(signal, onStatus, () => stopped(signal.reason))
      if (waiters.count() > 0) installed.awaited.add(handle.ref, poller)
      plan()
      return ended
    },
    reconsider: plan,
    askNow() {
      timetable.hint()
      plan()
    },
  }
  return poller
}
