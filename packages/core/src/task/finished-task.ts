import type { InstalledModel } from '../account/installed-provider.js'
import type { Output } from '../asset/output.js'
import type { FinalStatus } from '../contract/status.js'
import { publishListenerFault } from '../diagnostics/channels.js'
import { MediaplugError } from '../error/error.js'
import { asSentence, messageOf } from '../error/message.js'
import { type ErrorPlace, placeOf } from '../error/place.js'
import { redact } from '../error/redact.js'
import { stoppedError } from '../error/stopped.js'
import type { TaskHandle } from '../handle.js'
import type { Awaitable } from './awaitable.js'
import type { Waiter, WaiterOwner } from './waiter.js'

const byHandle = 'resume the handle to have it'

/**
 * A task whose result came with the answer to its start. The vendor is never asked after it.
 *
 * Where it keeps no task either, nothing could give the result a second time: then who waits is given it, whatever
 * the listener does.
 */
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
    if (!waiter.isStopped) waiter.tell(this.#final)
    else if (waiter.hasTask) waiter.fail(this.#stopped(waiter, 'ask the task for it again'))
    else this.leave(waiter)
  }

  leave(waiter: Waiter): void {
    if (this.handle) waiter.fail(this.#stopped(waiter, byHandle))
    else waiter.deliver(this.#final)
  }

  listenerFailed(waiter: Waiter, cause: unknown): void {
    const { id, provider } = this.#installed
    if (this.handle) {
      const message = `${id}: onStatus threw: ${asSentence(messageOf(cause))} The result is there: ${byHandle}.`
      return waiter.fail(new MediaplugError('invalid-input', message, { ...this.#place(), cause }))
    }
    publishListenerFault({ model: id, message: redact(messageOf(cause), provider.secrets()) })
    waiter.deliver(this.#final)
  }

  /** There is no news to ask for. */
  askNow(): void {}

  #stopped({ reason }: Waiter, remedy: string): MediaplugError {
    return stoppedError(reason, `The result is there: ${remedy}.`, this.#place())
  }

  #place(): ErrorPlace {
    return { ...placeOf(this.#installed, 'poll'), handle: this.handle }
  }
}
