import type { SdkCall } from '../interface/call.js'

/**
 * The key of one request of a call: that of the header `idempotency-key`, numbered where the call makes several.
 *
 * The AI SDK sets the header where it starts a video; a caller may, everywhere.
 */
export function keyOf({ headers = {} }: SdkCall, index: number): string | undefined {
  const name = Object.keys(headers).find((one) => one.toLowerCase() === 'idempotency-key')
  const key = name === undefined ? undefined : headers[name]
  return key === undefined || index === 0 ? key : `${key}#${index + 1}`
}
