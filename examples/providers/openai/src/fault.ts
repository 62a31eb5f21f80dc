import { type Fault, type HttpAnswer, z } from '@mediaplug/core/provider'

const answer = z.object({
  error: z.object({ message: z.string(), type: z.string().nullish(), code: z.string().nullish() }),
})
const codes = new Map<string, Fault['code']>([
  ['insufficient_quota', 'quota'],
  ['moderation_blocked', 'rejected'],
  ['content_policy_violation', 'rejected'],
])

/** Reads OpenAI's error. What its code does not tell, the HTTP status does. */
export function fault({ body, headers }: HttpAnswer): Fault | undefined {
  const { data } = answer.safeParse(body)
  if (data === undefined) return undefined
  const { message, type, code } = data.error
  const vendorCode = code ?? type ?? undefined
  const requestId = headers['x-request-id']
  return { code: codes.get(vendorCode ?? ''), message: `OpenAI answers: ${message}`, vendorCode, requestId }
}
