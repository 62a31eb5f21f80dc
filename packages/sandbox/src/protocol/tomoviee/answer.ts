import { type Answer, jsonAnswer } from '../../http/answer.js'

/** An error of Tomoviee: the HTTP status and the text that go with its code. */
interface VendorError {
  readonly httpStatus: number
  readonly message: string
}

/**
 * The vendor says only that its codes are six digits from 68, with HTTP 400, 401, 413 or 422. These are the
 * sandbox's own choice within that.
 */
const errors: Readonly<Record<number, VendorError>> = {
  680001: { httpStatus: 400, message: 'invalid parameter' },
  680002: { httpStatus: 400, message: 'unknown capacity' },
  680003: { httpStatus: 400, message: 'task not found' },
  680101: { httpStatus: 401, message: 'authentication failed' },
  680413: { httpStatus: 413, message: 'request too large' },
  680422: { httpStatus: 422, message: 'unprocessable input' },
}

/** A result, as Tomoviee wraps it. */
export function success(data: unknown): Answer {
  return jsonAnswer(200, { code: 0, msg: 'success', data })
}

/** An error, as Tomoviee puts it. */
export function refusal(code: number, message?: string): Answer {
  const known = errors[code]
  return jsonAnswer(known?.httpStatus ?? 400, { code, msg: message ?? known?.message ?? 'error', data: null })
}
