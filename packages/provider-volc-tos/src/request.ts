import { type Http, parseAnswer, z } from '@mediaplug/core/provider'
import type { Settings } from './settings.js'

const answer = z.object({ resp_json: z.object({ code: z.coerce.number() }) })

/**
 * Has the bucket do something with the models behind it. Fields that are undefined are not sent.
 *
 * @param process - What the bucket does: a word of the vendor's, such as `aigc/image_to_image`.
 */
export async function request(
  http: Http,
  { method }: Pick<Settings, 'method'>,
  process: string,
  body: object,
): Promise<void> {
  const query = { 'x-tos-process': process }
  parseAnswer(answer, await http.json({ method, path: '/', query, body: JSON.stringify(body) }))
}
