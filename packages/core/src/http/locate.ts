import type { Context } from '../contract/context.js'
import { MediaplugError } from '../error/error.js'
import type { Site } from './site.js'

/**
 * Makes what finds the host of a vendor's URL.
 *
 * @param site - That of requests which name no host.
 * @param sites - The further ones, by their keys.
 */
export function createLocate(site: Site, sites: ReadonlyMap<string, Site>): Context['locate'] {
  return (given) => {
    const url = URL.canParse(given) ? new URL(given) : undefined
    const place = url && site.address.placeOf(url)
    if (place) return place
    for (const [host, { address }] of sites) {
      const further = url && address.placeOf(url)
      if (further) return { host, ...further }
    }
    const known = [site, ...sites.values()].map(({ address }) => address.base).join(', ')
    throw new MediaplugError(
      'protocol',
      `The vendor gives ${url ? `a URL of ${url.origin}` : 'what is no URL'}, and no such place is below its hosts: ${known}. The definition of the provider names further ones in \`hosts\`.`,
    )
  }
}
