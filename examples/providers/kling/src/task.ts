import { type Context, conclude, parseAnswer, vendorId, z } from '@mediaplug/core/provider'

const accepted = z.object({ data: z.object({ task_id: vendorId }) })
const state = z.enum(['submitted', 'processing', 'succeed', 'failed'])
const told = z.object({ data: z.object({ task_status: state, task_status_msg: z.string().optional() }) })
const clips = z.object({ videos: z.array(z.object({ url: z.string() })) })
const done = z.object({ data: z.object({ task_result: clips, final_unit_deduction: z.string().nullish() }) })

/** The videos, and what they cost. */
function readOutput(answer: unknown) {
  const { task_result, final_unit_deduction: units } = parseAnswer(done, answer).data
  const assets = task_result.videos.map(
    ({ url }) => ({ kind: 'video', mediaType: 'video/mp4', url }) as const,
  )
  return { assets, usage: units == null ? undefined : { amount: Number(units), unit: 'units' } }
}

/** The tasks of one path. All are begun and asked after in the same way. */
export const tasksAt = (path: string) => ({
  async submit(fields: object, { http }: Context) {
    const answer = await http.json({ method: 'POST', path, body: JSON.stringify(fields) })
    return { ref: parseAnswer(accepted, answer).data.task_id }
  },
  async poll(ref: string, { http }: Context) {
    const answer = await http.json({ method: 'GET', path: `${path}/${encodeURIComponent(ref)}` })
    const { task_status: word, task_status_msg: reason = 'no reason is told' } = parseAnswer(
      told,
      answer,
    ).data
    if (word === 'submitted') return { state: 'queued' } as const
    if (word === 'processing') return { state: 'running' } as const
    if (word === 'failed') return { state: 'failed', reason } as const
    return conclude(() => readOutput(answer))
  },
})
