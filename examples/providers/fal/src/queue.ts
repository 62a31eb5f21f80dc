import type { Context, Fault, HttpAnswer } from '@mediaplug/core/provider'
import { conclude, MediaplugError, parseAnswer, vendorId, z } from '@mediaplug/core/provider'

type Input = { readonly count?: number | undefined; readonly image?: string }
const submitted = z.object({ request_id: vendorId })
const status = z.enum(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED'])
const progress = z.object({ status, queue_position: z.number().optional() })
const drawn = z.object({ images: z.array(z.object({ url: z.string(), content_type: z.string() })) })
/** A model tells what is wrong as a list, the queue as a sentence and a type. */
const list = z.tuple([z.object({ msg: z.string(), type: z.string() })], z.unknown())
const problem = z.object({ detail: z.union([z.string(), list]), error_type: z.string().optional() })

/** Reads an error. Its type is the vendor's code. */
export function fault({ body, headers }: HttpAnswer): Fault | undefined {
  const { data } = problem.safeParse(body)
  if (data === undefined) return undefined
  const { detail, error_type } = data
  const { msg, type } = typeof detail === 'string' ? { msg: detail, type: error_type } : detail[0]
  const code = type === 'content_policy_violation' ? 'rejected' : undefined
  return { code, message: `fal answers: ${msg}`, vendorCode: type, requestId: headers['x-fal-request-id'] }
}

/** Whatever the endpoint is, its requests are asked after at the app: the first two parts of its name. */
const pathOf = (ref: string) => `/fal-ai/flux/requests/${encodeURIComponent(ref)}`

/** Has an endpoint take a request, under the vendor's names for its fields. */
export function submit(endpoint: string) {
  return async ({ count: num_images, image: image_url, ...input }: Input, { http }: Context) => {
    const body = JSON.stringify({ ...input, num_images, image_url })
    const answer = await http.json({ method: 'POST', path: `/${endpoint}`, body })
    return { ref: parseAnswer(submitted, answer).request_id }
  }
}

export async function poll(ref: string, { http }: Context) {
  const answer = parseAnswer(progress, await http.json({ method: 'GET', path: `${pathOf(ref)}/status` }))
  if (answer.status === 'IN_QUEUE') return { state: 'queued', position: answer.queue_position } as const
  if (answer.status === 'IN_PROGRESS') return { state: 'running' } as const
  try {
    const result = await http.send({ method: 'GET', path: pathOf(ref) })
    return conclude(() => readOutput(result))
  } catch (thrown) {
    // An error with a type is how the request ended; any other may be that of a gateway.
    if (!MediaplugError.is(thrown) || thrown.vendorCode === undefined) throw thrown
    const { message: reason, code, vendorCode } = thrown
    if (vendorCode === 'client_cancelled') return { state: 'canceled', reason, vendorCode } as const
    return { state: 'failed', code: code === 'rejected' ? code : undefined, reason, vendorCode } as const
  }
}

export async function cancel(ref: string, { http }: Context) {
  await http.send({ method: 'PUT', path: `${pathOf(ref)}/cancel` })
}

/** The images; the seed is in the body, what is charged in a header. */
function readOutput({ body, headers }: HttpAnswer) {
  const { images } = parseAnswer(drawn, body)
  const { 'x-fal-billable-units': units, 'x-fal-request-id': requestId } = headers
  return {
    assets: images.map(({ url, content_type: mediaType }) => ({ kind: 'image', mediaType, url }) as const),
    details: body,
    usage: units === undefined ? undefined : { amount: Number(units), unit: 'billable units' },
    requestId,
  }
}
