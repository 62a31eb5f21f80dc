import type { OutgoingRequest } from '@mediaplug/core/provider'
import type { Settings } from './settings.js'

/** The header that names the account; none where the settings name no account. */
export async function authorize(
  _request: OutgoingRequest,
  { userId }: Settings,
): Promise<Record<string, string>> {
  const id = await userId()
  return id === undefined ? {} : { 'x-user-id': id }
}
