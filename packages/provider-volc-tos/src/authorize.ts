import type { OutgoingRequest } from '@mediaplug/core/provider'
import type { Settings } from './settings.js'
import { readCredentials } from './signing/credentials.js'
import { sha256 } from './signing/sign.js'
import { signHeaders } from './signing/sign-headers.js'

/** The headers that sign a request as it is sent, by the vendor's clock. */
export async function authorize(
  { method, url, query, headers, body = '', now }: OutgoingRequest,
  settings: Settings,
): Promise<Record<string, string>> {
  const credentials = await readCredentials(settings)
  const signed = { method, host: url.host, path: url.pathname, query, headers, payloadHash: sha256(body) }
  return signHeaders(signed, { credentials, region: settings.region, time: now })
}
