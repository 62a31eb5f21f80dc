import type { AssetKind, ProducedAsset } from '../capability/output.js'
import { downloadsAreHeard, publishDownload } from '../diagnostics/channels.js'
import { judgeHead } from '../download/judge-head.js'
import type { DownloadPolicy } from '../download/policy.js'
import { tooLarge } from '../download/read-answer.js'
import type { ReadLimits } from '../download/read-limits.js'
import { readUrl } from '../download/read-url.js'
import { type ErrorCode, MediaplugError } from '../error/error.js'
import type { Judge } from '../file/objection.js'
import type { TaskHandle } from '../handle.js'
import type { Vendor } from '../http/vendor.js'
import { downloadCode } from './download-error.js'
import { locateFile } from './locate-file.js'
import { objectionTo } from './refuse-document.js'

/** Where an asset comes from. */
export interface AssetOrigin {
  readonly vendor: Vendor
  /** The id of the model that made it. */
  readonly model: string
  /** The task that made it, where it can be resumed. */
  readonly handle: TaskHandle | undefined
  /** When the vendor told the result, by `performance.now()`. */
  readonly toldAt: number
}

/** A file of a result that is kept elsewhere, so that its vendor need not be asked for it. */
export interface StoredAsset<Kind extends AssetKind = AssetKind> {
  readonly kind: Kind
  readonly mediaType: string
  readonly url?: string
  readonly expiresAt?: Date | undefined
  /** Reads it where it is kept; `undefined` where it is not, after all: then its URL is asked. */
  open(signal: AbortSignal | undefined): AsyncIterable<Uint8Array> | undefined
}

/** A file of a result: as its model reported it, or as it is kept. */
export type ReadableAsset<Kind extends AssetKind = AssetKind> = ProducedAsset<Kind> | StoredAsset<Kind>

/** A vendor's parts may learn of a file one after the other, so that its link leads nowhere at first. */
const newForMs = 5_000

const policyOf = (
  { provider, site, sites, connections }: Vendor,
  newUntil: number | undefined,
): DownloadPolicy => ({
  ...provider.downloads,
  trustedOrigin: site.address.origin,
  ownOrigins: [...sites.values()].map(({ address }) => address.origin),
  privateNetwork: provider.privateNetwork,
  connections,
  newUntil,
})

const notFetched = { httpStatus: undefined, mediaType: undefined }

async function* limited(
  pieces: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void, void> {
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.byteLength
    if (bytes > maxBytes) throw tooLarge(maxBytes)
    yield piece
  }
}

async function* open(
  asset: ReadableAsset,
  vendor: Vendor,
  limits: ReadLimits,
  newUntil: number | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  const judge: Judge = (head) => objectionTo(head, asset)
  if ('open' in asset) {
    const kept = asset.open(limits.signal)
    if (kept) return yield* judgeHead(limited(kept, limits.maxBytes), judge, () => notFetched)
  }
  const policy = policyOf(vendor, newUntil)
  if ('url' in asset) return yield* readUrl(new URL(asset.url), policy, limits, judge)
  if ('path' in asset) {
    const locate = (signal: AbortSignal) => locateFile(asset, vendor, signal)
    return yield* readUrl(locate, policy, limits, judge)
  }
  if (!('bytes' in asset))
    throw new MediaplugError('download', 'it is not kept, and has no URL', { retryable: false })
  if (asset.bytes.byteLength > limits.maxBytes) throw tooLarge(limits.maxBytes)
  yield* judgeHead([asset.bytes], judge, () => notFetched)
}

/** Counts the bytes of a reading for those who listen. */
async function* told(
  pieces: AsyncIterable<Uint8Array>,
  kind: string,
  { model, handle }: AssetOrigin,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  const since = performance.now()
  let bytes = 0
  let error: ErrorCode | undefined
  try {
    for await (const piece of pieces) {
      bytes += piece.byteLength
      yield piece
    }
  } catch (thrown) {
    error = downloadCode(thrown, signal)
    throw thrown
  } finally {
    publishDownload({ model, ref: handle?.ref, kind, bytes, durationMs: performance.now() - since, error })
  }
}

/**
 * Reads a file that a model reported, piece by piece.
 *
 * @param isThere - Whether it was read before: otherwise it may not be there yet, for some seconds after it was told.
 * @throws What the network and its limits throw.
 */
export function readFile(
  asset: ReadableAsset,
  origin: AssetOrigin,
  limits: ReadLimits,
  isThere: boolean,
): AsyncGenerator<Uint8Array, void, void> {
  const pieces = open(asset, origin.vendor, limits, isThere ? undefined : origin.toldAt + newForMs)
  return downloadsAreHeard() ? told(pieces, asset.kind, origin, limits.signal) : pieces
}
