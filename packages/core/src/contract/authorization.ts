import { knownSecrets } from '../error/secret/known-secrets.js'
import type { Authorization, AuthorizationParts } from './http.js'

/** Whether credentials are told by where they go, and not as headers alone. */
export function hasParts(authorization: Authorization): authorization is AuthorizationParts {
  return typeof authorization.headers === 'object' || typeof authorization.query === 'object'
}

/** Parameters that are no credential, but stand beside one in a signed query: by their whole names, in any case. */
const descriptions: ReadonlySet<string> = new Set([
  'action',
  'algorithm',
  'api-version',
  'format',
  'region',
  'signaturemethod',
  'signatureversion',
  'timestamp',
  'version',
  'x-algorithm',
  'x-amz-algorithm',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-signedheaders',
  'x-date',
  'x-expires',
  'x-signedheaders',
])

/** The secrets of a query, under names that say of each that it is one. */
function secretsIn(query: Readonly<Record<string, string>>): Record<string, string> {
  const secrets: Record<string, string> = {}
  for (const [name, value] of Object.entries(query)) {
    if (!descriptions.has(name.toLowerCase())) secrets[`secret:${name}:`] = value
  }
  return secrets
}

/** Has what carries the credentials of a request be taken out of all that others may read. */
export function noteAuthorization(authorization: Authorization): void {
  if (!hasParts(authorization)) return knownSecrets.noteSent(authorization)
  const { headers, query } = authorization
  if (headers) knownSecrets.noteSent(headers)
  if (query) knownSecrets.noteSent(secretsIn(query))
}
