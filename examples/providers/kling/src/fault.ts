import { type Fault, type HttpAnswer, z } from '@mediaplug/core/provider'

const envelope = z.object({ code: z.int(), message: z.string(), request_id: z.string().optional() })

/** The codes that say more than the HTTP status beside them. */
const meanings = new Map<number, Pick<Fault, 'code' | 'repeat'>>([
  [1003, { code: 'auth', repeat: 'with-vendor-time' }],
  [1004, { code: 'auth', repeat: 'with-vendor-time' }],
  [1100, { code: 'auth' }],
  [1101, { code: 'quota' }],
  [1102, { code: 'quota' }],
  [1203, { code: 'unsupported' }],
  [1300, { code: 'rejected' }],
  [1301, { code: 'rejected' }],
  [1304, { code: 'auth' }],
])

/** Reads the envelope: any code but 0 is an error. */
export function fault({ body }: HttpAnswer): Fault | undefined {
  const { data } = envelope.safeParse(body)
  if (data === undefined || data.code === 0) return undefined
  const { code: vendorCode, message, request_id: requestId } = data
  return { ...meanings.get(vendorCode), message: `Kling answers: ${message}`, vendorCode, requestId }
}
