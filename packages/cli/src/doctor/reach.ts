import type { Provider } from '@mediaplug/core'
import { type HttpAnswer, sendRequest } from '@mediaplug/core/provider'
import { isMediaplugError } from '../error/is-mediaplug-error.js'
import type { Finding } from './finding.js'

const patienceMs = 10_000
/** Vendors accept signatures that are some minutes off. */
const mostSkewSeconds = 120

function skewOf({ headers }: HttpAnswer): number | undefined {
  const theirs = Date.parse(headers.date ?? '')
  return Number.isNaN(theirs) ? undefined : Math.round((Date.now() - theirs) / 1000)
}

/**
 * Asks where a vendor is whether anybody answers, without credentials: whatever the answer, the way is there. It goes
 * the way of all requests, through the same proxy.
 */
async function ask(provider: Provider, signal: AbortSignal): Promise<HttpAnswer | undefined> {
  let answer: HttpAnswer | undefined
  const anonymous: Provider = {
    ...provider,
    authorize: async () => ({}),
    fault(given) {
      answer = given
      return undefined
    },
  }
  try {
    return await sendRequest(anonymous, { method: 'HEAD', path: '/' }, { signal })
  } catch (error) {
    // An error answer is an answer.
    if (answer ?? (isMediaplugError(error) && error.httpStatus !== undefined)) return answer
    throw error
  }
}

/** Whether a vendor can be reached, and whether its clock and ours agree. */
export async function reachFindings(provider: Provider, stop: AbortSignal): Promise<readonly Finding[]> {
  const subject = `way to ${provider.id}`
  const end = new AbortController()
  const cancel = (): void => end.abort(stop.reason)
  if (stop.aborted) cancel()
  stop.addEventListener('abort', cancel)
  const late = new DOMException(`No answer came within ${patienceMs / 1000} s.`, 'TimeoutError')
  const timer = setTimeout(() => end.abort(late), patienceMs)
  try {
    const answer = await ask(provider, end.signal)
    const skew = answer && skewOf(answer)
    const reached: Finding = { subject, state: 'good', text: `${new URL(provider.baseUrl).host} answers` }
    if (skew === undefined || Math.abs(skew) <= mostSkewSeconds) return [reached]
    const text = `the clock here is ${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} that of ${provider.id}`
    return [
      reached,
      {
        subject: 'clock',
        state: 'doubtful',
        text,
        advice: 'Set the clock of this machine by a time server.',
      },
    ]
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return [{ subject, state: 'bad', text, advice: 'Look at the network, and at HTTPS_PROXY and NO_PROXY.' }]
  } finally {
    clearTimeout(timer)
    stop.removeEventListener('abort', cancel)
  }
}
