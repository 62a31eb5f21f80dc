import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { sameText } from '../../signing/hmac.js'

/** What Tomoviee knows an application by. */
export interface TomovieeCredentials {
  /** The public half of the key. */
  readonly appKey: string
  /** The secret half. */
  readonly appSecret: string
}

/** Credentials that no other account has. */
export function createCredentials(): TomovieeCredentials {
  return { appKey: randomBytes(12).toString('hex'), appSecret: randomBytes(24).toString('hex') }
}

/** The account whose key and secret the headers carry: `X-App-Key`, and `Authorization: Basic` of both. */
export function findAccount(
  accounts: readonly TomovieeCredentials[],
  headers: IncomingHttpHeaders,
): TomovieeCredentials | undefined {
  const account = accounts.find(({ appKey }) => appKey === headers['x-app-key'])
  if (account === undefined) return undefined
  const token = Buffer.from(`${account.appKey}:${account.appSecret}`).toString('base64')
  return sameText(`Basic ${token}`, headers.authorization ?? '') ? account : undefined
}
