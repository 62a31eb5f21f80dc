import { type Http, type ProducedNotes, parseAnswer, z } from '@mediaplug/core/provider'
import type { Settings } from './settings.js'

const answer = z.object({ resp_json: z.looseObject({ code: z.coerce.number() }) })

/**
 * Has the bucket do something with the models behind it, and gives what the vendor tells of it. Fields that are undefined
 * are not sent.
 *
 * @param process - What the bucket does: a word of the vendor's, such as `aigc/image_to_image`.
 */
export async function request(
  http: Http,
  { method }: Pick<Settings, 'method'>,
  process: string,
  body: object,
): Promise<ProducedNotes> {
  const query = { 'x-tos-process': process }
  const sent = await http.send({ method, path: '/', query, body: JSON.stringify(body) })
  const { resp_json } = parseAnswer(answer, sent.body)
  return { requestId: sent.headers['x-tos-request-id'], details: resp_json }
}
