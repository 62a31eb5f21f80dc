import type { InstalledModel } from '../account/installed-provider.js'
import type { Output } from '../asset/output.js'
import { isFinal, type Status } from '../contract/status.js'
import { MediaplugError } from '../error/error.js'
import { asSentence, messageOf } from '../error/message.js'
import { type ErrorPlace, placeOf } from '../error/place.js'
import { stoppedError } from '../error/stopped.js'
import type { TaskHandle } from '../handle.js'
import type { Awaitable } from '../task/awaitable.js'
import type { Waiter, WaiterOwner } from '../task/waiter.js'
import { Waiters } from '../task/waiters.js'
import type { RemoteListener, RemoteSource } from './remote-source.js'

/** A submission whose work is done elsewhere, and whose end may be awaited here. Nothing is watched until somebody waits. */
export class RemoteTask implements Awaitable, RemoteListener, WaiterOwner {
  readonly handle: TaskHandle | undefined
  readonly #installed: InstalledModel
  readonly #source: RemoteSource
  readonly #waiters = new Waiters()
  #stop: (() => void) | undefined

  constructor(installed: InstalledModel, handle: TaskHandle | undefined, source: RemoteSource) {
    this.handle = handle
    this.#installed = installed
    this.#source = source
  }

  get isFollowing(): boolean {
    return this.#waiters.areFollowing
  }

  add(waiter: Waiter): void {
    waiter.owner = this
    if (waiter.isStopped) return this.leave(waiter)
    this.#waiters.add(waiter)
    if (!this.#waiters.final) this.#stop ??= this.#source.watch(this)
  }

  leave(waiter: Waiter): void {
    this.#waiters.remove(waiter)
    waiter.fail(stoppedError(waiter.reason, this.#source.consequence(), this.#place()))
    this.#rest()
  }

  listenerFailed(waiter: Waiter, cause: unknown): void {
    const text = `${this.#installed.id}: onStatus threw: ${asSentence(messageOf(cause))}`
    this.#waiters.remove(waiter)
    const message = `${text} ${this.#source.consequence()}`
    waiter.fail(new MediaplugError('invalid-input', message, { ...this.#place(), cause }))
    this.#rest()
  }

  tell(status: Status<Output>): void {
    if (isFinal(status)) this.#end()
    this.#waiters.tell(status)
  }

  fail(error: unknown): void {
    this.#end()
    this.#waiters.fail(error)
  }

  /** What there is to know is told as it comes. */
  askNow(): void {}

  #end(): void {
    this.#stop?.()
    this.#stop = undefined
  }

  #rest(): void {
    if (this.#waiters.isEmpty) this.#end()
  }

  #place(): ErrorPlace {
    return { ...placeOf(this.#installed, 'poll'), handle: this.handle }
  }
}
