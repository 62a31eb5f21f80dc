import { type Http, MediaplugError, parseAnswer, z } from '@mediaplug/core/provider'
import { type BodyFields, writeJson } from './json-body.js'

const maxBytes = 10_000_000

const envelope = z.object({ Response: z.unknown() })

function checkSize({ byteLength }: Uint8Array): void {
  if (byteLength <= maxBytes) return
  const message = `the request has ${byteLength} bytes, allowed are ${maxBytes}. Give smaller files, or URLs. Nothing was sent.`
  throw new MediaplugError('invalid-input', message, { phase: 'input' })
}

/**
 * Sends a request and gives what a good answer says. Fields that are undefined are not sent.
 *
 * @param action - What the vendor does: a word of its own, such as `ImageToImage`.
 * @throws MediaplugError `invalid-input` for a request of more than 10 MB.
 */
export async function request(http: Http, action: string, fields: BodyFields): Promise<unknown> {
  const body = writeJson(fields)
  checkSize(body)
  const headers = { 'x-tc-action': action, 'x-tc-version': '2022-12-29' }
  return parseAnswer(envelope, await http.json({ method: 'POST', path: '/', headers, body })).Response
}
