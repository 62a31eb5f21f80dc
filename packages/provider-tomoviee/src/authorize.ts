import type { OutgoingRequest } from '@mediaplug/core/provider'
import type { Settings } from './settings.js'

/** The headers that name the application and authorize it, by Basic authorization. */
export async function authorize(
  _request: OutgoingRequest,
  { appKey, appSecret, productId, userId }: Settings,
): Promise<Record<string, string>> {
  const key = await appKey()
  const secret = await appSecret()
  return {
    'x-app-key': key,
    authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
    ...(productId !== undefined && { 'x-prod-id': productId }),
    ...(userId !== undefined && { 'x-user-id': userId }),
  }
}
