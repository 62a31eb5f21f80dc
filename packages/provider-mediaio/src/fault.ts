import { type ErrorCode, type Fault, type HttpAnswer, vendorId, z } from '@mediaplug/core/provider'
import { type Answer, envelope } from './request/answer.js'

/**
 * The codes whose meaning the vendor's documents tell; for others, the HTTP status tells. A request that is answered
 * with one of these was not accepted, and repeating it does not help.
 */
export const meanings: Readonly<Record<number, ErrorCode>> = {
  374004: 'auth',
  490505: 'quota',
  490000: 'invalid-input',
  40001: 'auth',
  40002: 'auth',
  40003: 'expired',
}

const task = z.object({ status: z.string().min(1), task_id: vendorId.optional().catch(undefined) })

/**
 * Whether a code is about the task whose status stands beside it, not about the request.
 *
 * Parameters may be found to be bad before there is a task or after; the id of a task tells which. A code that nobody
 * knows is taken for the task's: in the answer to a poll it ends the task, and in that to a create it leaves a doubt
 * instead of counting as a refusal.
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
