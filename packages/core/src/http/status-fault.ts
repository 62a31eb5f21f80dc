import type { Fault, HttpAnswer } from '../contract/http.js'
import type { ErrorCode } from '../error.js'

const codes: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid-input',
  401: 'auth',
  402: 'quota',
  403: 'auth',
  408: 'network',
  413: 'invalid-input',
  415: 'invalid-input',
  422: 'invalid-input',
  429: 'rate-limit',
}

/** What an HTTP status says of an answer that the provider has no word for. */
export function statusFault({ status, body }: HttpAnswer): Fault | undefined {
  if (status >= 200 && status < 300) return undefined
  const code = codes[status] ?? 'vendor'
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { code, message: `HTTP ${status}${text ? `: ${text.slice(0, 300)}` : ''}` }
}
