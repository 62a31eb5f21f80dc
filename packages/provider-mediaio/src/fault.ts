import { type ErrorCode, type Fault, type HttpAnswer, z } from '@mediaplug/core/provider'
import { type Answer, envelope, id } from './request/answer.js'

/**
 * Of these codes, the vendor says what they mean; of others, the HTTP status tells. Nothing is accepted with one,
 * and repeating does not help.
 */
export const meanings: Readonly<Record<number, ErrorCode>> = {
  374004: 'auth',
  490505: 'quota',
  490000: 'invalid-input',
  40001: 'auth',
  40002: 'auth',
  40003: 'expired',
}

const task = z.object({ status: z.string().min(1), task_id: id.optional().catch(undefined) })

/**
 * Whether a code is about the task whose status stands beside it, not about the request.
 *
 * Parameters may be found to be bad before there is a task or after; its id tells which. A code that nobody knows
 * is the task's in any doubt: of a poll, so that the task ends; of a create, so that it is not taken for refused.
 */
function isAboutTask({ code, data }: Answer): boolean {
  const described = task.safeParse(data).data
  const meaning = meanings[code]
  if (meaning === undefined) return described !== undefined
  return meaning === 'invalid-input' && described?.task_id !== undefined
}

/** Reads the vendor's error. */
export function fault({ body }: HttpAnswer): Fault | undefined {
  const answer = envelope.safeParse(body).data
  if (answer === undefined || answer.code === 0 || isAboutTask(answer)) return undefined
  const { code, message, requestId } = answer
  return {
    code: meanings[code],
    message: `Media.io answers ${code} ${message}`.trimEnd(),
    vendorCode: code,
    requestId,
  }
}
