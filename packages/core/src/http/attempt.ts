import type { Context } from '../contract/context.js'
import type { Authorization, BinaryAnswer, Fault, HttpAnswer, HttpRequest } from '../contract/http.js'
import { requestsAreHeard } from '../diagnostics/channels.js'
import type { MediaplugError, Phase } from '../error/error.js'
import { type AnswerReader, readBytes, readJson } from './answer.js'
import type { Connections } from './connections.js'
import { Exchange, type ExchangePurpose, type OpenExchange } from './exchange.js'
import { faultError, isRefusal, readFault } from './fault.js'
import { isWritten, writeRequest } from './form.js'
import { Outgoing } from './outgoing-request.js'
import { type RequestSubject, reported } from './reported.js'
import type { Trace } from './trace.js'
import { siteOf, type Vendor } from './vendor.js'

/** One attempt at an act of a model: the way to the vendor, and a watch over what becomes of its requests. */
export class Attempt implements ExchangePurpose {
  readonly phase: Phase
  /** The model's id, where the act is a model's. */
  readonly model: string | undefined
  readonly subject: RequestSubject | undefined
  isStopped = false
  /** Why it was stopped, where somebody said so. */
  reason: unknown
  readonly #vendor: Vendor
  #controller: AbortController | undefined
  #turn: AbortController | undefined
  #latest: OpenExchange | undefined
  #unrefused = 0
  #sentAtMs = 0
  #fault: Fault | undefined

  constructor(vendor: Vendor, phase: Phase, model?: string, subject?: RequestSubject) {
    this.#vendor = vendor
    this.phase = phase
    this.model = model
    this.subject = subject
  }

  /** What the model is given. */
  get context(): Context {
    const attempt = this
    const { http, baseUrl, locate, now } = this
    return {
      http,
      baseUrl,
      locate,
      now,
      get signal() {
        return attempt.signal
      },
    }
  }

  get http(): Context['http'] {
    return {
      json: (request) => this.json(request),
      send: (request) => this.send(request),
      bytes: (request) => this.bytes(request),
    }
  }

  get baseUrl(): string {
    return this.#vendor.provider.baseUrl
  }

  get locate(): Context['locate'] {
    return this.#vendor.locate
  }

  /** The time by the vendor's clock. */
  get now(): Context['now'] {
    return this.#vendor.clock.now
  }

  /** Aborted when nobody needs the act any more; never that of a start. Made when it is asked for. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    if (this.isStopped && this.phase !== 'start') this.#controller.abort(this.reason)
    return this.#controller.signal
  }

  secrets(): readonly string[] {
    return this.#vendor.provider.secrets()
  }

  onSent(): void {
    this.#unrefused++
    this.#sentAtMs = Date.now()
  }

  trace(): Trace {
    const sentAt = this.#sentAtMs === 0 ? undefined : new Date(this.#sentAtMs)
    return { mayBeAccepted: this.#unrefused > 0, sentAt, fault: this.#fault }
  }

  /**
   * Nobody needs it any more: what is under way is broken off. Of a start, only what is not sent yet, since its
   * answer may be a task that was paid for.
   */
  stop(reason: unknown): void {
    if (this.isStopped) return
    this.isStopped = true
    this.reason = reason
    this.#turn?.abort(reason)
    if (this.phase !== 'start') this.#controller?.abort(reason)
    for (let exchange = this.#latest; exchange !== undefined; exchange = exchange.previous) {
      if (this.phase !== 'start' || !exchange.isSent) exchange.stop(reason)
    }
  }

  /** Sends a request, and gives a good answer. */
  send(request: HttpRequest): Promise<HttpAnswer> {
    return this.#report(request, this.#send(request, 'application/json', readJson))
  }

  async json(request: HttpRequest): Promise<unknown> {
    return (await this.send(request)).body
  }

  /** Sends a request, and gives a good answer as it came. */
  bytes(request: HttpRequest): Promise<BinaryAnswer> {
    return this.#report(request, this.#send(request, '*/*', readBytes))
  }

  #report<Answer extends HttpAnswer>(request: HttpRequest, sending: Promise<Answer>): Promise<Answer> {
    return requestsAreHeard() ? reported(this, this.#vendor, request, sending) : sending
  }

  async #send<Answer extends HttpAnswer>(
    given: HttpRequest,
    accept: string,
    read: AnswerReader<Answer>,
  ): Promise<Answer> {
    const request = isWritten(given) ? given : await writeRequest(given)
    const { rate, clock } = this.#vendor
    const { address, connections } = siteOf(this.#vendor, request.host)
    if (rate) {
      this.#turn ??= new AbortController()
      if (this.isStopped) this.#turn.abort(this.reason)
      await rate.pass(this.#turn.signal)
    }
    const nowMs = clock.nowMs()
    const outgoing = new Outgoing(request, accept, address, nowMs)
    const exchange = new Exchange(this, address.origin, request.paid !== false, read, this.#latest)
    this.#latest = exchange
    this.#fault = undefined
    if (this.isStopped) exchange.fail(this.reason)
    // A stop fails the exchange, so what hangs here, such as a vault, holds nobody up.
    this.#vendor.provider.authorize(outgoing).then(
      (authorization) => this.#dispatch(exchange, connections, outgoing, authorization),
      (error: unknown) => exchange.fail(error),
    )
    const answer = await exchange.answer
    return this.#judge(answer, request, nowMs, connections.proxyRefusal(answer))
  }

  #dispatch<Answer>(
    exchange: Exchange<Answer>,
    connections: Connections,
    outgoing: Outgoing,
    authorization: Authorization,
  ): void {
    if (exchange.isOver) return
    try {
      outgoing.authorize(authorization)
      const { method, target: path, headers, body = null } = outgoing
      connections.dispatch(this.phase === 'start', { method, path, headers, body }, exchange)
    } catch (error) {
      exchange.fail(error)
    }
  }

  #judge<Answer extends HttpAnswer>(
    answer: Answer,
    { paid }: HttpRequest,
    nowMs: number,
    byProxy: MediaplugError | undefined,
  ): Answer {
    const { provider, clock } = this.#vendor
    const fault = readFault(provider, answer)
    if (fault === undefined) return answer
    if (paid !== false && (byProxy || isRefusal(fault, answer))) this.#unrefused--
    if (byProxy) throw byProxy
    const inVain = fault.repeat === 'with-vendor-time' && !clock.correct(answer.headers.date, nowMs)
    this.#fault = inVain ? { ...fault, repeat: undefined } : fault
    throw faultError(fault, answer)
  }
}
