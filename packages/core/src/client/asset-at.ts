import * as z from 'zod'
import type { Asset } from '../asset/asset.js'
import { createAsset } from '../asset/create-asset.js'
import type { Vendor } from '../http/vendor.js'
import { validate } from '../validation/validate.js'

const address = z.url({ protocol: /^https?$/, error: 'must be an http: or https: URL' })

/** What the bytes of such a file are is found out when they come. */
const unknownType = 'application/octet-stream'

/**
 * A file that a vendor keeps, by its URL: fetched as a result's file is, with the same guards.
 *
 * @throws MediaplugError `invalid-input` for what is no URL of the web.
 */
export function assetAt(vendor: Vendor, url: unknown): Asset {
  const produced = { kind: 'file', mediaType: unknownType, url: validate(address, url, 'asset()') }
  // It was told long ago: a link that leads nowhere is not asked again.
  const origin = { vendor, model: vendor.provider.id, handle: undefined, toldAt: Number.NEGATIVE_INFINITY }
  return createAsset(produced, origin)
}
