import type { OutgoingRequest } from '@mediaplug/core/provider'
import type { Settings } from './settings.js'

/** The headers that carry the key. Made anew for each request. */
export async function authorize(_request: OutgoingRequest, { apiKey }: Settings) {
  return { authorization: `Bearer ${await apiKey()}` }
}
