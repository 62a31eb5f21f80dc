import { type Fault, type HttpAnswer, z } from '@mediaplug/core/provider'
import { envelope } from './request.js'

const describesTask = z.object({ status: z.unknown().refine((status) => status !== undefined) })

/**
 * Reads the vendor's error. What its codes mean is not published, so the HTTP status tells. A code beside the data
 * of a task is about the task, not about the request.
 */
export function fault({ body }: HttpAnswer): Fault | undefined {
  const { data: answer } = envelope.safeParse(body)
  if (answer === undefined || answer.code === 0) return undefined
  const { code, msg, data } = answer
  if (describesTask.safeParse(data).success) return undefined
  return { message: `Tomoviee answers ${code} ${msg ?? ''}`.trimEnd(), vendorCode: code }
}
