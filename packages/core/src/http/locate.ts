import type { Context, VendorPlace } from '../contract/context.js'
import { MediaplugError } from '../error/error.js'

function placeBelow(base: string, url: URL): VendorPlace | undefined {
  const { origin, pathname } = new URL(base)
  const prefix = pathname.replace(/\/$/, '')
  if (url.origin !== origin || !url.pathname.startsWith(`${prefix}/`)) return undefined
  const path = url.pathname.slice(prefix.length)
  return url.search === '' ? { path } : { path, query: Object.fromEntries(url.searchParams) }
}

/**
 * Makes what finds the host of a vendor's URL.
 *
 * @param baseUrl - That of requests which name no host.
 * @param hosts - The base URLs of the further hosts, by their keys.
 */
export function createLocate(baseUrl: string, hosts: Readonly<Record<string, string>>): Context['locate'] {
  return (given) => {
    const url = URL.canParse(given) ? new URL(given) : undefined
    const place = url && placeBelow(baseUrl, url)
    if (place) return place
    for (const [host, base] of Object.entries(hosts)) {
      const further = url && placeBelow(base, url)
      if (further) return { host, ...further }
    }
    const known = [baseUrl, ...Object.values(hosts)].join(', ')
    throw new MediaplugError(
      'protocol',
      `The vendor gives a URL of ${url ? `the host ${url.host}` : 'no form'}, and its hosts are ${known}. The definition of the provider names further ones in \`hosts\`.`,
    )
  }
}
