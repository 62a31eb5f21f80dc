import { z } from 'zod'
import type { ReceivedBody } from '../../http/body.js'
import { languages } from '../../media/diagram/language.js'
import { firstIssue } from '../../request/schema-issue.js'

const diagramRequest = z.strictObject({
  prompt: z.string().refine((prompt) => prompt.trim() !== ''),
  lang: z.enum(languages).default('cn'),
  platform: z.enum(['web', 'win', 'mac', 'ios', 'android', 'linux']).optional(),
})

/** What EdrawMax is asked to draw. */
export type DiagramRequest = z.output<typeof diagramRequest>

/** Reads a request body, or says what is wrong with it in the vendor's words. */
export function parseRequest(body: ReceivedBody): DiagramRequest | string {
  if (body.kind !== 'json') return 'bad param: body is not JSON'
  const parsed = diagramRequest.safeParse(body.value)
  if (parsed.success) return parsed.data
  const { field, problem } = firstIssue(parsed.error, body.value)
  if (field === '') return 'bad param: body is not an object'
  if (field === 'prompt') return 'bad param: prompt is required'
  return problem === 'unknown' ? `bad param: unknown field ${field}` : `bad param: ${field}`
}
