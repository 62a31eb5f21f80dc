import type * as z from 'zod'
import { MediaplugError } from '../error/error.js'
import { describeIssues, inWords } from '../validation/describe.js'

/**
 * Reads a vendor's answer by a schema.
 *
 * Like `schema.parse`, but the error names each field, what was expected and what came, so that a status
 * word that nobody knows is named. An empty answer is one that may be better the next time: a poll is repeated.
 *
 * @param schema - What the answer should be. Take in only what is needed: vendors add fields.
 * @param answer - What `http.json` gave.
 * @throws MediaplugError `protocol`.
 * @example Reading a created task
 * ```ts
 * const created = z.object({ id: z.string() })
 * const { id } = parseAnswer(created, { id: 'task-1', extra: true })
 * ```
 */
export function parseAnswer<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.output<Schema> {
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  if (answer === undefined) {
    throw new MediaplugError('protocol', "the vendor's answer makes no sense: it is empty.", {
      retryable: true,
    })
  }
  const issues = describeIssues(parsed.error.issues, answer, { schema, known: [], whole: 'the answer' })
  throw new MediaplugError('protocol', `the vendor's answer makes no sense: ${inWords(issues)}.`)
}
