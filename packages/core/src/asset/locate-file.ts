import type { HttpRequest } from '../contract/http.js'
import type { FileAddress } from '../download/open-url.js'
import { MediaplugError } from '../error/error.js'
import { show } from '../error/show.js'
import { Outgoing } from '../http/outgoing-request.js'
import { describeHosts, siteOf, type Vendor } from '../http/vendor.js'

/** A file below the vendor's base URL, or on another of its hosts. */
export type VendorFile = Pick<HttpRequest, 'path' | 'query' | 'host'>

/** What is wrong with the host that a file names, where the vendor has no such host. */
export function hostMismatch({ host }: Pick<VendorFile, 'host'>, vendor: Vendor): string | undefined {
  if (host === undefined || vendor.sites.has(host)) return undefined
  return `a file names the host ${show(host)}, and ${describeHosts(vendor)}`
}

/**
 * Where a file of the vendor's lies, and what carries the credentials to it, made anew at each call.
 *
 * @throws MediaplugError `protocol` for a host that the vendor does not have, `invalid-input` for a path that leads
 *   elsewhere, and what `authorize` throws.
 */
export async function locateFile(
  { path, query, host }: VendorFile,
  vendor: Vendor,
  signal: AbortSignal,
): Promise<FileAddress> {
  const mismatch = hostMismatch({ host }, vendor)
  if (mismatch !== undefined) throw new MediaplugError('protocol', mismatch, { retryable: false })
  const { address } = siteOf(vendor, host)
  await vendor.rate?.pass(signal)
  const outgoing = new Outgoing({ method: 'GET', path, query, host }, '*/*', address, vendor.clock.nowMs())
  outgoing.authorize(await vendor.provider.authorize(outgoing))
  return { url: new URL(outgoing.target, address.origin), credentials: outgoing.headers }
}
