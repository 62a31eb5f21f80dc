import type { CheckedConnections } from '../contract/connection-settings.js'
import type { Downloads } from '../contract/provider.js'
import { MediaplugError } from '../error/error.js'

/** Where a file may be fetched from. */
export interface DownloadPolicy {
  /** Host names, as in {@link Downloads}; `any` for a URL that the application itself gives. */
  readonly hosts: Downloads['hosts'] | 'any'
  readonly insecure?: Downloads['insecure']
  /** The origin of the provider's base URL: it may be on a private network, or use `http:`, as no other host may. */
  readonly trustedOrigin: string
  /** The origins of the vendor's further hosts, trusted likewise. */
  readonly ownOrigins?: readonly string[]
  /** The user says that the vendor is on a private network: its hosts may have private addresses, and `http:` there. */
  readonly privateNetwork?: boolean | undefined
  /** Until when the file may not be there yet, though its URL is known: a time of `performance.now()`. Default: it is. */
  readonly newUntil?: number | undefined
  /** How hosts are reached. */
  readonly connections?: CheckedConnections | undefined
}

function declares(hosts: readonly string[], hostname: string): boolean {
  return hosts
    .map((host) => host.toLowerCase())
    .some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host))
}

/** Whether a URL is the provider's own, by its base URLs. */
export function isTrusted({ origin }: URL, { trustedOrigin, ownOrigins }: DownloadPolicy): boolean {
  return origin === trustedOrigin || (ownOrigins?.includes(origin) ?? false)
}

/**
 * Refuses a URL that the provider does not declare.
 *
 * @throws MediaplugError `download`, not retryable.
 */
export function checkUrl(url: URL, policy: DownloadPolicy): void {
  if (isTrusted(url, policy)) return
  const refuse = (reason: string): never => {
    throw new MediaplugError('download', `${url.origin} is refused: ${reason}`, {
      phase: 'download',
      retryable: false,
    })
  }
  if (url.username || url.password) refuse('a URL with credentials is never fetched')
  const insecure = url.protocol === 'http:' && (policy.insecure === 'after-https' || policy.privateNetwork)
  if (url.protocol !== 'https:' && !insecure) refuse('only https: is fetched')
  if (policy.hosts !== 'any' && !declares(policy.hosts, url.hostname)) {
    refuse(
      `the provider declares ${policy.hosts.join(', ') || 'no hosts'}; add a host you trust with 'downloadHosts'`,
    )
  }
}
