import { messageOf } from '../error/message.js'
import type { EndDetails, FailedStatus, SucceededStatus } from './status.js'

/**
 * Ends a task that the vendor calls finished: with its output, or as failed where the output cannot be read.
 *
 * A `poll` that throws over an answer that makes no sense decides nothing about the task: it is asked after again. A
 * result comes with the vendor's last word, and asking again would bring the same. So a `poll` reads it by
 * `conclude`, and a result that cannot be read ends the task too, which gives its permit back.
 *
 * @param read - Reads the output. What it throws becomes the reason.
 * @param details - What else the vendor tells of the end, kept where the output cannot be read. Default: nothing.
 * @returns The status that `poll` gives: `succeeded`, or `failed` with the code `protocol`.
 * @example Reading a result with a schema
 * ```ts
 * const result = z.object({ url: z.string() })
 *
 * const poll = async (ref: string, { http }: Context) => {
 *   const answer = await http.json({ method: 'GET', path: `/tasks/${encodeURIComponent(ref)}` })
 *   return conclude(() => {
 *     const { url } = parseAnswer(result, answer)
 *     return { assets: [{ kind: 'image', mediaType: 'image/png', url }] }
 *   })
 * }
 * ```
 */
export function conclude<const Output>(
  read: () => Output,
  details: Omit<EndDetails, 'reason'> = {},
): SucceededStatus<Output> | FailedStatus {
  try {
    return { state: 'succeeded', output: read() }
  } catch (thrown) {
    const reason = `the result cannot be read: ${messageOf(thrown)}`
    return { ...details, state: 'failed', code: 'protocol', reason }
  }
}
