import type { IncomingHttpHeaders } from 'node:http'

/** EdrawMax asks for no credentials. */
export type EdrawmaxCredentials = Readonly<Record<never, never>>

/** No credentials. */
export function createCredentials(): EdrawmaxCredentials {
  return {}
}

/** The user that the header `X-User-ID` names; `0` when there is none. */
export function userOf(headers: IncomingHttpHeaders): string {
  return String(headers['x-user-id'] ?? '0')
}
