import type { Output } from '../asset/output.js'
import { type FinalStatus, isFinal, type Status } from '../contract/status.js'
import type { Waiter } from './waiter.js'

/** Those who wait for one task, in the order in which they came, and its end: who comes later is given it at once. */
export class Waiters {
  /** How the task ended, once it is known. */
  final: FinalStatus<Output> | undefined
  #first: Waiter | undefined

  get isEmpty(): boolean {
    return this.#first === undefined
  }

  /** Whether one of them follows the progress. */
  get areFollowing(): boolean {
    for (let waiter = this.#first; waiter !== undefined; waiter = waiter.next)
      if (waiter.onStatus) return true
    return false
  }

  add(waiter: Waiter): void {
    if (this.final) return waiter.tell(this.final)
    if (this.#first === undefined) {
      this.#first = waiter
      return
    }
    let last = this.#first
    while (last.next !== undefined) last = last.next
    last.next = waiter
  }

  remove(waiter: Waiter): void {
    if (this.#first === waiter) this.#first = waiter.next
    for (let before = this.#first; before !== undefined; before = before.next) {
      if (before.next === waiter) before.next = waiter.next
    }
  }

  /** Gives all of them a status; with the end, the waiting is over. */
  tell(status: Status<Output>): void {
    const first = this.#first
    if (isFinal(status)) {
      this.final = status
      this.#first = undefined
    }
    forEach(first, (waiter) => waiter.tell(status))
  }

  /** Ends the waiting of all of them without the task's end. */
  fail(error: unknown): void {
    const first = this.#first
    this.#first = undefined
    forEach(first, (waiter) => waiter.fail(error))
  }
}

/** Visits waiters of whom each may leave when it is visited. */
function forEach(first: Waiter | undefined, visit: (waiter: Waiter) => void): void {
  for (let waiter = first; waiter !== undefined; ) {
    const { next } = waiter
    visit(waiter)
    waiter = next
  }
}
