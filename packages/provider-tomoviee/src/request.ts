import {
  type Credential,
  type Fault,
  type Http,
  type HttpAnswer,
  type OutgoingRequest,
  parseAnswer,
  z,
} from '@mediaplug/core/provider'

const envelope = z.object({
  code: z.coerce.number(),
  msg: z.string().nullish(),
  data: z.unknown().optional(),
})
const describesTask = z.object({ status: z.unknown().refine((status) => status !== undefined) })

/** The application's key and its Basic authorization. */
export async function authorize(
  _request: OutgoingRequest,
  { appKey, appSecret }: { readonly appKey: Credential; readonly appSecret: Credential },
): Promise<Record<string, string>> {
  const [key, secret] = await Promise.all([appKey(), appSecret()])
  return { 'x-app-key': key, authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}` }
}

/**
 * Reads the vendor's error. What its codes mean is not published: the HTTP status tells. A code beside the data
 * of a task is about the task, not about the request.
 */
export function fault({ body }: HttpAnswer): Fault | undefined {
  const { data: answer } = envelope.safeParse(body)
  if (answer === undefined || answer.code === 0 || describesTask.safeParse(answer.data).success)
    return undefined
  return {
    message: `Tomoviee answers ${answer.code} ${answer.msg ?? ''}`.trimEnd(),
    vendorCode: answer.code,
  }
}

/** Sends a request and gives the data of a good answer. Fields that are undefined are not sent. */
export async function ask(http: Http, path: string, request: object): Promise<unknown> {
  const answer = await http.json({ method: 'POST', path, body: JSON.stringify(request) })
  return parseAnswer(envelope, answer).data
}
