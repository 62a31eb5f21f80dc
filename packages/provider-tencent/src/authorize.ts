import { belongingTo, type OutgoingRequest } from '@mediaplug/core/provider'
import type { Settings } from './settings.js'
import { sign } from './signing/sign.js'

/** The headers that sign a request, with the region, the language and the token that the vendor takes beside them. */
export async function authorize(
  { method, url, headers, body = '', now }: OutgoingRequest,
  { region, language, ...credentials }: Settings,
): Promise<Record<string, string>> {
  const [secretId, secretKey, token] = await Promise.all([
    credentials.secretId(),
    credentials.secretKey(),
    belongingTo(credentials.secretKey, credentials.token),
  ])
  const contentType = headers['content-type'] ?? 'application/json'
  return {
    'x-tc-region': region,
    ...(language === undefined ? {} : { 'x-tc-language': language }),
    ...(token === undefined ? {} : { 'x-tc-token': token }),
    ...sign({ method, url, contentType, body, now }, { secretId, secretKey }),
  }
}
