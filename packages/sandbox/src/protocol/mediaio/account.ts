import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** What Media.io knows an account by. */
export interface MediaioCredentials {
  /** The header `x-api-key`. */
  readonly apiKey: string
}

/** Credentials that no other account has. */
export function createCredentials(): MediaioCredentials {
  return { apiKey: randomBytes(24).toString('hex') }
}

/** The account whose key is in the header `X-API-KEY`, or the vendor's code for why there is none. */
export function findAccount(
  accounts: readonly MediaioCredentials[],
  headers: IncomingHttpHeaders,
): MediaioCredentials | 374004 | 40001 {
  const key = headers['x-api-key'] ?? ''
  if (key === '') return 374004
  return accounts.find(({ apiKey }) => apiKey === key) ?? 40001
}
