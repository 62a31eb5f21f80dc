import { z } from '@mediaplug/core/provider'

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/

function isCallbackUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname, username, password, hash } = new URL(value)
  const allowed = protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname))
  return allowed && !username && !password && !hash
}

/** Where the vendor tells that a task has ended. */
export const callbackUrl = z
  .string()
  .refine(isCallbackUrl, 'must be an https: URL without credentials or fragment; http: is for loopback only')
