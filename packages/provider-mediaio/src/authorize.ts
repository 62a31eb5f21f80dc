import type { OutgoingRequest } from '@mediaplug/core/provider'
import type { Settings } from './settings.js'

/** The header that holds the account's key. */
export async function authorize(
  _request: OutgoingRequest,
  { apiKey }: Settings,
): Promise<Record<string, string>> {
  return { 'x-api-key': await apiKey() }
}
