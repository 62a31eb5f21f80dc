import { type Context, conclude, parseAnswer, vendorId, z } from '@mediaplug/core/provider'
import { readClip } from './result.js'

const accepted = z.object({ id: vendorId })

/** A state that is none of these is an error which names it, not a task that runs for ever. */
const task = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting'), place: z.int().optional() }),
  z.object({ state: z.literal('working'), percent: z.number().optional() }),
  z.object({ state: z.literal('done') }),
  z.object({ state: z.literal('failed'), reason: z.string(), code: z.string().optional() }),
  z.object({ state: z.literal('stopped') }),
])

const pathOf = (ref: string) => `/v1/clips/${encodeURIComponent(ref)}`

/** Has the vendor accept a task, with one request. Core never sends it twice where it may have been accepted. */
export async function submit(fields: object, { http }: Context) {
  const answer = await http.json({ method: 'POST', path: '/v1/clips', body: JSON.stringify(fields) })
  return { ref: parseAnswer(accepted, answer).id }
}

/** Asks after a task, once. Core decides when to ask again. */
export async function poll(ref: string, { http }: Context) {
  const answer = await http.json({ method: 'GET', path: pathOf(ref) })
  const status = parseAnswer(task, answer)
  switch (status.state) {
    case 'waiting':
      return { state: 'queued', position: status.place } as const
    case 'working':
      return { state: 'running', progress: status.percent && status.percent / 100 } as const
    case 'done':
      return conclude(() => readClip(answer))
    case 'failed': {
      const { reason, code: vendorCode } = status
      return {
        state: 'failed',
        code: vendorCode === 'blocked_prompt' ? 'rejected' : undefined,
        reason,
        vendorCode,
      } as const
    }
    case 'stopped':
      return { state: 'canceled', reason: 'it was canceled' } as const
  }
}

/** Ends a task at the vendor. */
export async function cancel(ref: string, { http }: Context) {
  await http.send({ method: 'DELETE', path: pathOf(ref) })
}
