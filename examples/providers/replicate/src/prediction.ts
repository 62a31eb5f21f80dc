import type { Context, StartContext } from '@mediaplug/core/provider'
import { conclude, parseAnswer, vendorId, z } from '@mediaplug/core/provider'

const prediction = z.object({
  id: vendorId,
  status: z.enum(['starting', 'processing', 'succeeded', 'failed', 'canceled', 'aborted']),
  output: z.unknown(),
  error: z.unknown(),
  data_removed: z.boolean().optional(),
})
type Prediction = z.output<typeof prediction>
const urls = z.union([z.array(z.string()), z.string().transform((url) => [url])])

/** What Replicate tells of a prediction besides. */
export const details = z
  .object({ version: z.string(), metrics: z.object({ predict_time: z.number() }) })
  .transform(({ version, metrics }) => ({ version, seconds: metrics.predict_time }))

/** Has a model begin a prediction, and waits with it for some seconds: a quick one is done by then. */
export function predict(model: string) {
  return async (input: object, { http }: StartContext) => {
    const body = JSON.stringify({ input: { ...input, output_format: 'png' } })
    const headers = { prefer: 'wait=10' }
    const answer = await http.json({ method: 'POST', path: `/models/${model}/predictions`, headers, body })
    const { id: ref, ...told } = parseAnswer(prediction, answer)
    const status = statusOf({ id: ref, ...told }, answer)
    return { ref, output: status.state === 'succeeded' ? status.output : undefined }
  }
}

export async function poll(ref: string, { http }: Context) {
  const answer = await http.json({ method: 'GET', path: `/predictions/${encodeURIComponent(ref)}` })
  return statusOf(parseAnswer(prediction, answer), answer)
}

export async function cancel(ref: string, { http }: Context) {
  await http.send({ method: 'POST', path: `/predictions/${encodeURIComponent(ref)}/cancel` })
}

function statusOf({ status, output, error, data_removed }: Prediction, answer: unknown) {
  switch (status) {
    case 'starting':
      return { state: 'queued' } as const
    case 'processing':
      return { state: 'running' } as const
    case 'succeeded':
      if (data_removed) return { state: 'expired', reason: 'Replicate has removed the files' } as const
      return conclude(() => ({ assets: parseAnswer(urls, output).map(png), details: answer }))
    case 'failed':
      return { state: 'failed', reason: String(error) } as const
    default:
      return { state: 'canceled', reason: `the prediction was ${status}` } as const
  }
}

const png = (url: string) => ({ kind: 'image', mediaType: 'image/png', url }) as const
