import type { Fault, Http, HttpAnswer, HttpRequest } from '../contract/http.js'
import type { Provider } from '../contract/provider.js'
import { publishRequest } from '../diagnostics.js'
import { MediaplugError, type Phase } from '../error.js'
import { unlessStopped } from '../time/unless-stopped.js'
import { exchange } from './exchange.js'
import { faultError, isRefusal, readFault } from './fault.js'
import type { RateLimit } from './rate-limit.js'
import { vendorUrl } from './vendor-url.js'

/** One attempt at an act of a model, and what its requests came to. */
export interface Attempt {
  readonly http: Http
  /** Whether the vendor may have accepted something: true from sending until a refusal is read. */
  mayBeAccepted(): boolean
  /** When the last request was sent. */
  sentAt(): Date | undefined
  /** The error that the vendor reported last. */
  fault(): Fault | undefined
}

/** What an attempt needs to know. */
export interface AttemptOptions {
  readonly provider: Provider
  readonly model: string
  readonly phase: Phase
  readonly rate: RateLimit
  /** Stops the attempt; in the phase `start`, only until the request is sent. */
  readonly signal: AbortSignal
}

/** Header names mean the same in any case: written in one, the later overrides the earlier. */
function lowerCaseNames(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

/** Opens the way to the vendor for one attempt, and watches what becomes of its requests. */
export function openAttempt({ provider, model, phase, rate, signal }: AttemptOptions): Attempt {
  // A paid request is never broken off: its answer may be a task that was paid for.
  const exchangeSignal = phase === 'start' ? undefined : signal
  let accepted = 0
  let lastSentAt: Date | undefined
  let lastFault: Fault | undefined

  async function authorized(request: HttpRequest): Promise<{ url: URL; request: HttpRequest }> {
    const url = vendorUrl(provider.baseUrl, request)
    const headers = {
      accept: 'application/json',
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...lowerCaseNames(request.headers),
    }
    const credentials = await unlessStopped(provider.authorize({ ...request, url, headers }), signal)
    return { url, request: { ...request, headers: { ...headers, ...lowerCaseNames(credentials) } } }
  }

  async function ask(given: HttpRequest): Promise<HttpAnswer> {
    await rate.pass(signal)
    const { url, request } = await authorized(given)
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
    lastFault = readFault(provider, answer)
    if (lastFault === undefined) return answer
    if (isRefusal(lastFault, answer)) refused()
    throw faultError(lastFault, answer)
  }

  async function json(request: HttpRequest): Promise<unknown> {
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
      const { status, body } = await ask(request)
      report({ status })
      return body
    } catch (error) {
      report({ error: signal.aborted ? 'aborted' : MediaplugError.is(error) ? error.code : 'protocol' })
      throw error
    }
  }

  return {
    http: { json },
    mayBeAccepted: () => accepted > 0,
    sentAt: () => lastSentAt,
    fault: () => lastFault,
  }
}
