import { type InstalledModel, isContended } from '../account/installed-provider.js'
import type { OutstandingTask, Permit } from '../account/permits.js'
import type { Output } from '../asset/output.js'
import { isPending, type Status } from '../contract/status.js'
import { publishTask, tasksAreHeard } from '../diagnostics/channels.js'
import type { TaskEvent } from '../diagnostics/events.js'
import { MediaplugError } from '../error/error.js'
import { asSentence, messageOf } from '../error/message.js'
import { type ErrorPlace, placeOf } from '../error/place.js'
import { stoppedError, taskGoesOn } from '../error/stopped.js'
import type { TaskHandle } from '../handle.js'
import { Attempt } from '../http/attempt.js'
import { schedule, type Timed, unschedule } from '../time/scheduler.js'
import type { Awaitable } from './awaitable.js'
import { saysUnknown, unknownYet } from './not-there-yet.js'
import type { Pacing } from './pacing.js'
import { pollOnce } from './poll.js'
import { Timetable } from './timetable.js'
import { endDetails, type TurnDetails } from './turn-details.js'
import type { Waiter, WaiterOwner } from './waiter.js'
import { Waiters } from './waiters.js'

/** After so many polls in a row that could not be sent for a reason that stays, those who wait are told. */
const mostLastingFaults = 3
/** The HTTP status by which a proxy asks for credentials. */
const askedByProxy = 407

/** An accepted task whose end may be awaited. */
export interface AcceptedTask {
  readonly installed: InstalledModel
  readonly handle: TaskHandle
  readonly pacing: Pacing
  /** Held until the task's end, where the vendor limits the tasks at a time. */
  readonly permit?: Permit | undefined
  /** The application's own name for the submission, for events. */
  readonly label?: string | undefined
}

/**
 * Asks after one task for as long as somebody needs the answer. Nothing is asked until somebody waits.
 *
 * A class, and one entry of the heap: there may be a hundred thousand of them.
 */
export class Poller implements Timed, Awaitable, OutstandingTask, WaiterOwner {
  dueAt = 0
  heapIndex = -1
  readonly handle: TaskHandle
  readonly #installed: InstalledModel
  readonly #pacing: Pacing
  readonly #permit: Permit | undefined
  readonly #label: string | undefined
  readonly #timetable: Timetable
  readonly #waiters = new Waiters()
  #asking: Attempt | undefined
  #lastFault: MediaplugError | undefined
  /** How many lines of the vendor's log were handed over. */
  #linesHeard = 0

  constructor({ installed, handle, pacing, permit, label }: AcceptedTask) {
    this.handle = handle
    this.#installed = installed
    this.#pacing = pacing
    this.#permit = permit
    this.#label = label
    this.#timetable = new Timetable(Date.parse(handle.submittedAt), installed.model.newForSeconds)
    if (permit) permit.task = this
  }

  add(waiter: Waiter): void {
    waiter.owner = this
    if (waiter.isStopped) return this.leave(waiter)
    const isFirst = this.#waiters.isEmpty
    this.#waiters.add(waiter)
    if (this.#waiters.final) return
    if (isFirst && tasksAreHeard()) this.#publish('awaited')
    this.#installed.account.hints.add(this.handle.ref, this)
    this.#plan()
  }

  leave(waiter: Waiter): void {
    const lastWord = this.#lastFault ? ` The last poll failed: ${this.#lastFault.message}` : ''
    this.#letGo(stoppedError(waiter.reason, taskGoesOn + lastWord, this.#place()), waiter)
    this.#rest()
  }

  listenerFailed(waiter: Waiter, cause: unknown): void {
    const message = `${this.handle.model}: onStatus threw: ${asSentence(messageOf(cause))} ${taskGoesOn}`
    this.#letGo(new MediaplugError('invalid-input', message, { ...this.#place(), cause }), waiter)
    this.#rest()
  }

  reconsider(): void {
    this.#plan()
  }

  /** Asks without waiting for the next turn, unless the vendor asked to wait. */
  askNow(): void {
    this.#timetable.hint()
    this.#plan()
  }

  due(): void {
    if (this.#isNeeded()) void this.#takeTurn()
  }

  /** Somebody waits for the end, or for the task's permit. */
  #isNeeded(): boolean {
    if (!this.#waiters.isEmpty) return true
    return this.#permit?.isHeld === true && isContended(this.#installed)
  }

  #plan(): void {
    if (this.#asking || !this.#isNeeded()) return
    try {
      schedule(
        this,
        this.#timetable.next(this.#pacing, this.#installed.durations, this.#waiters.areFollowing),
      )
    } catch (cause) {
      const message = `${this.handle.model}: the pacing failed: ${messageOf(cause)}.`
      this.#letGo(new MediaplugError('invalid-input', message, { ...this.#place(), cause }))
    }
  }

  /** Ends the waiting without the task's end: of one who waits, or of all. */
  #letGo(error: unknown, waiter?: Waiter): void {
    const wasAwaited = !this.#waiters.isEmpty
    if (waiter) {
      this.#waiters.remove(waiter)
      waiter.fail(error)
    } else this.#waiters.fail(error)
    const isLeft = wasAwaited && this.#waiters.isEmpty && this.#waiters.final === undefined
    if (!isLeft || !tasksAreHeard()) return
    this.#publish('left', { error: MediaplugError.is(error) ? error.code : 'protocol' })
  }

  #rest(): void {
    if (this.#waiters.isEmpty) this.#installed.account.hints.delete(this.handle.ref, this)
    if (this.#isNeeded()) return
    unschedule(this)
    this.#asking?.stop(undefined)
  }

  async #takeTurn(): Promise<void> {
    const attempt = new Attempt(this.#installed.vendor, 'poll', this.handle.model, this.handle)
    this.#asking = attempt
    this.#timetable.asked()
    try {
      this.#hear(await pollOnce(this.#installed, this.handle, attempt, this.#linesHeard))
    } catch (error) {
      if (!attempt.isStopped) this.#endure(error)
    } finally {
      this.#asking = undefined
      this.#rest()
      this.#plan()
    }
  }

  #hear(status: Status<Output>): void {
    if (status.state === 'expired' && this.#timetable.isNew) {
      return this.#endure(unknownYet(status, this.#place()))
    }
    this.#lastFault = undefined
    if (isPending(status)) {
      this.#timetable.answered(status.retryAfterMs)
      this.#linesHeard += status.log?.length ?? 0
    } else {
      if (status.state === 'succeeded') this.#timetable.ended(this.#installed.durations)
      this.#permit?.release()
    }
    if (tasksAreHeard()) this.#publish(status.state, endDetails(status, this.#timetable.sinceAnswerMs))
    this.#waiters.tell(status)
  }

  #endure(error: unknown): void {
    const known = MediaplugError.is(error) ? error : undefined
    const isUnknownYet = known !== undefined && saysUnknown(known) && this.#timetable.isNew
    this.#lastFault = known
    if (isUnknownYet) this.#timetable.unknown(known.retryAfterMs)
    else this.#timetable.faulted(known?.retryAfterMs)
    if (tasksAreHeard()) this.#publish('poll-fault', { error: known?.code })
    if (isUnknownYet) return
    // What keeps the vendor from being reached may be over soon: a network that changes forgets names for a while, and a
    // proxy, who it let through.
    const isOfTheWay = known?.code === 'network' || known?.httpStatus === askedByProxy
    const isLasting = !isOfTheWay || this.#timetable.faults >= mostLastingFaults
    if (!known?.retryable && isLasting) this.#letGo(error)
  }

  #publish(state: TaskEvent['state'], details?: TurnDetails): void {
    const { model, ref } = this.handle
    const { elapsedMs, polls } = this.#timetable
    publishTask({ model, ref, label: this.#label, state, elapsedMs, polls, ...details })
  }

  #place(): ErrorPlace {
    return { ...placeOf(this.#installed, 'poll'), handle: this.handle }
  }
}
