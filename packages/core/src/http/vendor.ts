import { type CheckedConnections, mergeConnections } from '../contract/connection-settings.js'
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
  /** How all of it is reached. */
  readonly connections: CheckedConnections
  readonly clock: Clock
  /** Absent where the vendor has no limit on requests a second. */
  readonly rate: RateLimit | undefined
}

/**
 * The vendor of a provider.
 *
 * @param usual - How it is reached where the provider does not say.
 * @param createRate - Makes the limit on requests a second. Default: one that holds for this process.
 */
export function createVendor(
  provider: Provider,
  usual?: CheckedConnections,
  createRate: (perSecond: number, id: string) => RateLimit = createRateLimit,
): Vendor {
  const { baseUrl, hosts = {}, limits } = provider
  const connections = mergeConnections(provider.connections, usual)
  const site = createSite(baseUrl, connections)
  const sites = new Map(
    Object.entries(hosts).map(([host, url]) => [host, createSite(url, connections)] as const),
  )
  return {
    provider,
    site,
    sites,
    locate: createLocate(site, sites),
    connections,
    clock: createClock(),
    rate:
      limits.requestsPerSecond === undefined ? undefined : createRate(limits.requestsPerSecond, provider.id),
  }
}

/** Which further hosts a vendor has, for an error that names another. */
export function describeHosts({ provider, sites }: Vendor): string {
  const known = [...sites.keys()].join(', ') || 'none'
  return `in \`hosts\` of the definition of ${provider.id} there are ${known}`
}

/**
 * The host that a request names.
 *
 * @throws MediaplugError `invalid-input` for one that the vendor does not have.
 */
export function siteOf(vendor: Vendor, host: string | undefined): Site {
  const site = host === undefined ? vendor.site : vendor.sites.get(host)
  if (site) return site
  const message = `There is no host ${show(host)}: ${describeHosts(vendor)}. Nothing was sent.`
  throw new MediaplugError('invalid-input', message)
}
