import type { Context } from '../contract/context.js'
import type { Fault, HttpAnswer, HttpRequest } from '../contract/http.js'
import type { Provider } from '../contract/provider.js'
import { publishRequest } from '../diagnostics.js'
import { MediaplugError, type Phase } from '../error/error.js'
import { unlessStopped } from '../time/unless-stopped.js'
import type { Clock } from './clock.js'
import { exchange } from './exchange.js'
import { faultError, isRefusal, readFault } from './fault.js'
import type { RateLimit } from './rate-limit.js'
import { vendorUrl } from './vendor-url.js'

/** One attempt at an act of a model, and what its requests came to. */
export interface Attempt {
  /** What the model is given for it, but for the signal. */
  readonly context: Omit<Context, 'signal'>
  /** Sends a request, and gives a good answer. */
  send(request: HttpRequest): Promise<HttpAnswer>
  /** Whether the vendor may have accepted something: true from sending until a refusal is read. */
  mayBeAccepted(): boolean
  /** When the last request was sent. */
  sentAt(): Date | undefined
  /** The error that the vendor reported last. */
  fault(): Fault | undefined
}

/** A vendor, with what is shared by all that is asked of it. */
export interface Vendor {
  readonly provider: Provider
  readonly rate: RateLimit
  readonly clock: Clock
}

/** What an attempt needs to know. */
export interface AttemptOptions {
  /** The model's id, where the act is a model's. */
  readonly model?: string | undefined
  readonly phase: Phase
  /** Stops the attempt; in the phase `start`, only until the request is sent. */
  readonly signal: AbortSignal
}

/** Header names mean the same in any case: written in one, the later overrides the earlier. */
function lowerCaseNames(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** Opens the way to the vendor for one attempt, and watches what becomes of its requests. */
export function openAttempt(
  { provider, rate, clock }: Vendor,
  { model, phase, signal }: AttemptOptions,
): Attempt {
  // A paid request is never broken off: its answer may be a task that was paid for.
  const exchangeSignal = phase === 'start' ? undefined : signal
  let accepted = 0
  let lastSentAt: Date | undefined
  let lastFault: Fault | undefined

  async function authorized(request: HttpRequest, now: Date): Promise<{ url: URL; request: HttpRequest }> {
    const url = vendorUrl(provider.baseUrl, request)
    const headers = {
      accept: 'application/json',
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...lowerCaseNames(request.headers),
    }
    const credentials = await unlessStopped(provider.authorize({ ...request, url, headers, now }), signal)
    return { url, request: { ...request, headers: { ...headers, ...lowerCaseNames(credentials) } } }
  }

  async function ask(given: HttpRequest): Promise<HttpAnswer> {
    await rate.pass(signal)
    const now = clock.now()
    const { url, request } = await authorized(given, now)
    signal.throwIfAborted()
    const refused = (): void => {
      if (given.paid !== false) accepted--
    }
    lastFault = undefined
    lastSentAt = new Date()
    if (given.paid !== false) accepted++
    const answer = await exchange(url, request, {
      phase,
      signal: exchangeSignal,
      secrets: provider.secrets(),
      unsent: refused,
    })
    const fault = readFault(provider, answer)
    if (fault === undefined) return answer
    if (isRefusal(fault, answer)) refused()
    const inVain = fault.repeat === 'with-vendor-time' && !clock.correct(answer.headers.date, now)
    lastFault = inVain ? { ...fault, repeat: undefined } : fault
    throw faultError(fault, answer)
  }

  async function send(request: HttpRequest): Promise<HttpAnswer> {
    const start = performance.now()
    const report = (outcome: { status?: number; error?: MediaplugError['code'] }) =>
      publishRequest({
        provider: provider.id,
        model,
        phase,
        method: request.method,
        path: request.path,
        durationMs: performance.now() - start,
        ...outcome,
      })
    try {
      const answer = await ask(request)
      report({ status: answer.status })
      return answer
    } catch (error) {
      report({ error: signal.aborted ? 'aborted' : MediaplugError.is(error) ? error.code : 'protocol' })
      throw error
    }
  }

  async function json(request: HttpRequest): Promise<unknown> {
    const { body, status } = await send(request)
    if (body !== undefined) return body
    throw new MediaplugError('protocol', 'The answer is empty.', { httpStatus: status, retryable: true })
  }

  return {
    send,
    context: {
      http: { json },
      baseUrl: provider.baseUrl,
      now: clock.now,
    },
    mayBeAccepted: () => accepted > 0,
    sentAt: () => lastSentAt,
    fault: () => lastFault,
  }
}
