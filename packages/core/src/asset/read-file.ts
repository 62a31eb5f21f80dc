import type { ProducedAsset } from '../capability/output.js'
import { downloadsAreHeard, publishDownload } from '../diagnostics/channels.js'
import { judgeHead } from '../download/judge-head.js'
import type { DownloadPolicy } from '../download/policy.js'
import { tooLarge } from '../download/read-answer.js'
import type { ReadLimits } from '../download/read-limits.js'
import { readUrl } from '../download/read-url.js'
import type { ErrorCode } from '../error/error.js'
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

async function* open(
  asset: ProducedAsset,
  vendor: Vendor,
  limits: ReadLimits,
  newUntil: number | undefined,
): AsyncGenerator<Uint8Array, void, void> {
  const judge: Judge = (head) => objectionTo(head, asset)
  const policy = policyOf(vendor, newUntil)
  if ('url' in asset) return yield* readUrl(new URL(asset.url), policy, limits, judge)
  if ('path' in asset) {
    const locate = (signal: AbortSignal) => locateFile(asset, vendor, signal)
    return yield* readUrl(locate, policy, limits, judge)
  }
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
  asset: ProducedAsset,
  origin: AssetOrigin,
  limits: ReadLimits,
  isThere: boolean,
): AsyncGenerator<Uint8Array, void, void> {
  const pieces = open(asset, origin.vendor, limits, isThere ? undefined : origin.toldAt + newForMs)
  return downloadsAreHeard() ? told(pieces, asset.kind, origin, limits.signal) : pieces
}
