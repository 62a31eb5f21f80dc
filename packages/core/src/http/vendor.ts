import type { Context } from '../contract/context.js'
import type { Provider } from '../contract/provider.js'
import { MediaplugError } from '../error/error.js'
import { show } from '../error/show.js'
import { type Clock, createClock } from './clock.js'
import { createLocate } from './locate.js'
import { createRateLimit, type RateLimit } from './rate-limit.js'
import { createSite, type Site } from './site.js'

/** A vendor, with what is shared by all that is asked of it. */
export interface Vendor {
  readonly provider: Provider
  /** The host of the base URL. */
  readonly site: Site
  /** Its further hosts, by their keys. */
  readonly sites: ReadonlyMap<string, Site>
  /** Finds the host of a URL that the vendor gave. */
  readonly locate: Context['locate']
  readonly clock: Clock
  /** Absent where the vendor has no limit on requests a second. */
  readonly rate: RateLimit | undefined
}

/** The vendor of a provider. */
export function createVendor(provider: Provider): Vendor {
  const { baseUrl, hosts = {}, limits, connections } = provider
  const sites = Object.entries(hosts).map(([host, url]) => [host, createSite(url, connections)] as const)
  return {
    provider,
    site: createSite(baseUrl, connections),
    sites: new Map(sites),
    locate: createLocate(baseUrl, hosts),
    clock: createClock(),
    rate: limits.requestsPerSecond === undefined ? undefined : createRateLimit(limits.requestsPerSecond),
  }
}

/**
 * The host that a request names.
 *
 * @throws MediaplugError `invalid-input` for one that the vendor does not have.
 */
export function siteOf({ provider, site, sites }: Vendor, host: string | undefined): Site {
  if (host === undefined) return site
  const found = sites.get(host)
  if (found) return found
  const known = [...sites.keys()].join(', ') || 'none'
  throw new MediaplugError(
    'invalid-input',
    `There is no host ${show(host)}: in \`hosts\` of the definition of ${provider.id} there are ${known}. Nothing was sent.`,
  )
}
