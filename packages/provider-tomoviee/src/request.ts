import { type Http, parseAnswer, z } from '@mediaplug/core/provider'

/** What the vendor wraps around every answer. */
export const envelope = z.object({
  code: z.coerce.number(),
  msg: z.string().nullish(),
  data: z.unknown().optional(),
})

/** Sends a request and gives the data of a good answer. Fields that are undefined are not sent. */
export async function request(http: Http, path: string, body: object): Promise<unknown> {
  const answer = await http.json({ method: 'POST', path, body: JSON.stringify(body) })
  return parseAnswer(envelope, answer).data
}
