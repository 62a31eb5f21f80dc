import type { InstalledModel } from '../account/installed-provider.js'
import type { Output } from '../asset/output.js'
import type { FinalStatus } from '../contract/status.js'
import { MediaplugError } from '../error/error.js'
import { asSentence, messageOf } from '../error/message.js'
import { type ErrorPlace, placeOf } from '../error/place.js'
import { stoppedError } from '../error/stopped.js'
import type { TaskHandle } from '../handle.js'
import type { Awaitable } from './awaitable.js'
import type { Waiter, WaiterOwner } from './waiter.js'

/** What it means for a result that its caller stops waiting. */
const resultStays = 'The result is there: ask the task for it again.'

/** A task whose result came with the answer to its start. The vendor is never asked after it. */
export class FinishedTask implements Awaitable, WaiterOwner {
  readonly handle: TaskHandle | undefined
  readonly #installed: InstalledModel
  readonly #final: FinalStatus<Output>

  constructor(installed: InstalledModel, handle: TaskHandle | undefined, output: Output) {
    this.handle = handle
    this.#installed = installed
    this.#final = { state: 'succeeded', output }
  }

  add(waiter: Waiter): void {
    waiter.owner = this
    if (waiter.isStopped) this.leave(waiter)
    else waiter.tell(this.#final)
  }

  leave(waiter: Waiter): void {
    waiter.fail(stoppedError(waiter.reason, resultStays, this.#place()))
  }

  listenerFailed(waiter: Waiter, cause: unknown): void {
    const message = `${this.#installed.id}: onStatus threw: ${asSentence(messageOf(cause))} ${resultStays}`
    waiter.fail(new MediaplugError('invalid-input', message, { ...this.#place(), cause }))
  }

  /** There is no news to ask for. */
  askNow(): void {}

  #place(): ErrorPlace {
    return { ...placeOf(this.#installed, 'poll'), handle: this.handle }
  }
}
