import type { Dispatcher } from 'undici'
import { MediaplugError, type Phase } from '../error/error.js'
import { schedule, type Timed, unschedule } from '../time/scheduler.js'
import type { AnswerReader } from './answer.js'
import { limitError, networkError, tooLarge } from './exchange-error.js'
import { limitsOf, mostBytesOf } from './limits.js'
import type { Received } from './received.js'
import { isGood } from './status-fault.js'

/** Shared by all, and never added to. */
const nothing: Buffer[] = []

/** What an exchange is for. */
export interface ExchangePurpose {
  readonly phase: Phase
  /** Told when a request that may be accepted begins to be written. */
  onSent(): void
  /** Taken out of what an error quotes. */
  secrets(): readonly string[]
}

/** A request on its way, whatever comes of it. */
export interface OpenExchange {
  /** Whether it has begun to be written: before that, the vendor cannot have seen it. */
  readonly isSent: boolean
  /** Whether it has come to its answer or its error. */
  readonly isOver: boolean
  /** The one before it in the same attempt. */
  readonly previous: OpenExchange | undefined
  /** Breaks it off. What was not sent by now is never sent. */
  stop(reason: unknown): void
  /** Ends it before it is sent, with an error that is told as it is. */
  fail(error: unknown): void
}

/**
 * One request on its way, and what comes of it. It is the HTTP client's handler and its own timer: one object in all.
 *
 * Its limits count from sending, so that a request which waits for a free connection does not use them up.
 */
export class Exchange<Answer> implements OpenExchange, Timed, Received, Dispatcher.DispatchHandler {
  dueAt = 0
  heapIndex = -1
  isSent = false
  isOver = false
  status = 0
  rawHeaders = nothing
  chunks = nothing
  size = 0
  /** @throws MediaplugError `network`, or what the reader throws. */
  readonly answer: Promise<Answer>
  readonly previous: OpenExchange | undefined
  readonly #purpose: ExchangePurpose
  readonly #origin: string
  readonly #mayBeAccepted: boolean
  readonly #read: AnswerReader<Answer>
  #resolve!: (answer: Answer | Promise<Answer>) => void
  #reject!: (error: unknown) => void
  #abort: (() => void) | undefined
  #endsAt = 0
  #heardAt = 0

  /** @param origin - Where it goes. */
  constructor(
    purpose: ExchangePurpose,
    origin: string,
    mayBeAccepted: boolean,
    read: AnswerReader<Answer>,
    previous?: OpenExchange,
  ) {
    this.#purpose = purpose
    this.#origin = origin
    this.#mayBeAccepted = mayBeAccepted
    this.#read = read
    this.previous = previous
    this.answer = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  stop(reason: unknown): void {
    if (this.isOver) return
    if (this.isSent) this.#fail(reason)
    else this.fail(reason)
    this.#abort?.()
  }

  fail(error: unknown): void {
    if (this.isOver) return
    this.#end()
    this.#reject(error)
  }

  due(): void {
    const { totalMs, silenceMs } = limitsOf(this.#purpose.phase)
    const now = performance.now()
    if (now >= this.#endsAt) this.stop(limitError(this.#host, `no complete answer within ${totalMs} ms`))
    else if (now >= this.#heardAt + silenceMs) {
      this.stop(limitError(this.#host, `nothing came for ${silenceMs} ms`))
    } else this.#watch(silenceMs)
  }

  onConnect(abort: () => void): void {
    if (this.isOver) return abort()
    const { totalMs, silenceMs } = limitsOf(this.#purpose.phase)
    this.#abort = abort
    this.isSent = true
    if (this.#mayBeAccepted) this.#purpose.onSent()
    this.#heardAt = performance.now()
    this.#endsAt = this.#heardAt + totalMs
    this.#watch(silenceMs)
  }

  onHeaders(status: number, rawHeaders: Buffer[]): boolean {
    this.#heardAt = performance.now()
    // What is below 200 is news of an answer that is still to come.
    if (status >= 200) {
      this.status = status
      this.rawHeaders = rawHeaders
    }
    return true
  }

  onData(chunk: Buffer): boolean {
    this.#heardAt = performance.now()
    this.size += chunk.length
    if (this.chunks === nothing) this.chunks = [chunk]
    else this.chunks.push(chunk)
    if (this.size > mostBytesOf(this.status)) this.#cut()
    return true
  }

  onComplete(): void {
    if (this.isOver) return
    this.#end()
    try {
      this.#resolve(this.#read(this))
    } catch (error) {
      this.#reject(error)
    }
  }

  secrets(): readonly string[] {
    return this.#purpose.secrets()
  }

  onError(error: Error): void {
    this.#fail(error)
  }

  /** As errors name it. */
  get #host(): string {
    return new URL(this.#origin).host
  }

  #watch(silenceMs: number): void {
    schedule(this, Math.min(this.#endsAt, this.#heardAt + silenceMs))
  }

  #end(): void {
    this.isOver = true
    unschedule(this)
  }

  /** Reads no further. The beginning of an error is enough to know it; of a good answer, nothing is. */
  #cut(): void {
    if (isGood(this.status)) return this.stop(tooLarge(mostBytesOf(this.status)))
    this.onComplete()
    this.#abort?.()
  }

  #fail(error: unknown): void {
    this.fail(MediaplugError.is(error) ? error : networkError(error, this.#host, this.isSent))
  }
}
