import { type Context, type OutgoingRequest, parseAnswer, z } from '@mediaplug/core/provider'
import type { Settings } from './settings.js'
import { readCredentials } from './signing/credentials.js'
import { sha256 } from './signing/sign.js'
import { signHeaders } from './signing/sign-headers.js'

/** Signs a request as it is sent, with the vendor's time. */
export async function authorize(
  { method, url, query, headers, body = '', now }: OutgoingRequest,
  settings: Settings,
): Promise<Record<string, string>> {
  const credentials = await readCredentials(settings)
  const request = { method, host: url.host, path: url.pathname, query, headers, payloadHash: sha256(body) }
  return signHeaders(request, { credentials, region: settings.region, time: now })
}

const answer = z.object({ resp_json: z.object({ code: z.coerce.number() }) })

/**
 * Has the bucket do something with the models behind it.
 *
 * @param process - What: a word of the vendor's, such as `aigc/image_to_image`.
 */
export async function generate(
  { http }: Context,
  { method }: Settings,
  process: string,
  request: object,
): Promise<void> {
  const query = { 'x-tos-process': process }
  const body = JSON.stringify(request)
  parseAnswer(answer, await http.json({ method, path: '/', query, body }))
}
