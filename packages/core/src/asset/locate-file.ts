import type { HttpRequest } from '../contract/http.js'
import type { FileAddress } from '../download/open-url.js'
import { Outgoing } from '../http/outgoing-request.js'
import { siteOf, type Vendor } from '../http/vendor.js'

/** A file below the vendor's base URL, or on another of its hosts. */
export type VendorFile = Pick<HttpRequest, 'path' | 'query' | 'host'>

/**
 * Where a file of the vendor's lies, and what carries the credentials to it, made anew at each call.
 *
 * @throws MediaplugError `invalid-input` for a path that leads elsewhere, and what `authorize` throws.
 */
export async function locateFile(
  { path, query, host }: VendorFile,
  vendor: Vendor,
  signal: AbortSignal,
): Promise<FileAddress> {
  const { address } = siteOf(vendor, host)
  await vendor.rate?.pass(signal)
  const outgoing = new Outgoing({ method: 'GET', path, query, host }, '*/*', address, vendor.clock.nowMs())
  outgoing.authorize(await vendor.provider.authorize(outgoing))
  return { url: new URL(outgoing.target, address.origin), credentials: outgoing.headers }
}
