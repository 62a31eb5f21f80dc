import { randomBytes } from 'node:crypto'
import { type Answer, jsonAnswer } from '../../http/answer.js'

const messages: Readonly<Record<number, string>> = {
  374004: 'not authenticated',
  490505: 'insufficient credits',
  490000: 'params error',
  40001: 'invalid API key',
  40002: 'API key expired',
  40003: 'task not found',
}

/** A result, as Media.io wraps it. */
export function success(data: object): Answer {
  return wrapped(0, '', data)
}

/** An error, as Media.io puts it. The vendor tells no HTTP status for its codes: all have 200. */
export function refusal(code: number, message = messages[code] ?? 'error'): Answer {
  return wrapped(code, message, {})
}

/** An answer with a code beside its data. */
export function wrapped(code: number, msg: string, data: object): Answer {
  return jsonAnswer(200, { code, msg, data, trace_id: randomBytes(16).toString('hex') })
}
