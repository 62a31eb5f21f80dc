import { type Fault, type HttpAnswer, z } from '@mediaplug/core/provider'

const problem = z.object({ error: z.object({ code: z.string(), message: z.string() }) })

type Meaning = Pick<Fault, 'code' | 'repeat'>

/**
 * What the vendor's codes mean. `repeat` says that nothing was accepted and nothing will be paid for, so that the same
 * request may be sent again: leave it out where there is any doubt.
 */
const meanings = new Map<string, Meaning>([
  ['bad_key', { code: 'auth' }],
  ['no_credits', { code: 'quota' }],
  ['bad_request', { code: 'invalid-input' }],
  ['blocked_prompt', { code: 'rejected' }],
  ['too_many_tasks', { code: 'rate-limit', repeat: 'until-accepted' }],
  ['unknown_clip', { code: 'expired' }],
])

/** Reads the vendor's error. Where an answer has none, the HTTP status says what it is. */
export function fault({ body, headers }: HttpAnswer): Fault | undefined {
  const { data } = problem.safeParse(body)
  if (data === undefined) return undefined
  const { code, message } = data.error
  const requestId = headers['x-request-id']
  return { ...meanings.get(code), message: `Acme Studio answers: ${message}`, vendorCode: code, requestId }
}
