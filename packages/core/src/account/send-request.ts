import type { HttpAnswer, HttpRequest } from '../contract/http.js'
import type { Provider } from '../contract/provider.js'
import { stoppedError } from '../error/stopped.js'
import { wrapError } from '../error/wrap-error.js'
import { actUntil } from '../http/act-until.js'
import { Attempt } from '../http/attempt.js'
import { untilAnswered } from '../http/repeat-unpaid.js'
import { openCall } from '../time/open-call.js'
import { installProvider } from './installed-provider.js'

/** How a request is sent. */
export interface SendOptions {
  /** Breaks the request off, and its repetitions. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Sends a request that charges nothing and may be repeated, such as an upload, outside of any model.
 *
 * For further functions of a provider's package. It is sent as core sends all requests: below the provider's base
 * URL, with its credentials made anew for each attempt, by the vendor's clock, within its rate limit. It is repeated
 * after faults that pass, five attempts at most. An answer without a body is fine; a redirect is an error.
 *
 * @param provider - As the package's factory makes it. Use one object for many requests: it keeps the clock.
 * @throws MediaplugError of the phase `input`: as the provider's `fault` or the HTTP status say, `network`, `timeout`
 *   or `aborted`.
 * @example A file in the account's storage
 * ```ts
 * const provider = mediaio()
 * const { headers } = await sendRequest(provider, { method: 'PUT', path: '/cat.png', body: bytes })
 * console.log(headers.etag)
 * ```
 */
export async function sendRequest(
  provider: Provider,
  request: HttpRequest,
  options: SendOptions = {},
): Promise<HttpAnswer> {
  const vendor = installProvider(provider)
  const place = { provider: provider.id, phase: 'input' } as const
  const call = openCall(options, Number.POSITIVE_INFINITY, ['signal'])
  const { signal } = call
  let attempt: Attempt | undefined
  try {
    return await untilAnswered(
      () => {
        const current = new Attempt(vendor, 'input')
        attempt = current
        return actUntil(signal, current, () => current.send({ ...request, paid: false }))
      },
      signal,
      (error) => error.retryable || attempt?.trace().fault?.repeat !== undefined,
    )
  } catch (error) {
    if (call.isStopped) throw stoppedError(call.reason, 'The request may have arrived.', place)
    throw wrapError(error, place, provider.secrets())
  } finally {
    call.close()
  }
}
