import type { AssetKind, ProducedAsset } from '../capability/output.js'
import { downloadsAreHeard, publishDownload } from '../diagnostics.js'
import { judgeHead } from '../download/judge-head.js'
import type { DownloadPolicy } from '../download/policy.js'
import { readAnew } from '../download/read-anew.js'
import { tooLarge } from '../download/read-answer.js'
import { type ReadLimits, readLimits } from '../download/read-limits.js'
import { readUrl } from '../download/read-url.js'
import type { ErrorCode, MediaplugError } from '../error/error.js'
import { type Bytes, isOwn } from '../file/bytes.js'
import { joined } from '../file/joined.js'
import type { Judge } from '../file/objection.js'
import type { ReadOptions } from '../file/read-options.js'
import type { TaskHandle } from '../handle.js'
import type { Vendor } from '../http/vendor.js'
import { Call } from '../time/call.js'
import type { Asset, SavedFile } from './asset.js'
import { streamOf } from './byte-stream.js'
import { downloadCode, downloadError } from './download-error.js'
import { locateFile } from './locate-file.js'
import { objectionTo } from './refuse-document.js'
import { saveFile } from './save/save-file.js'

/** Where an asset comes from. */
export interface AssetOrigin {
  readonly vendor: Vendor
  /** The id of the model that made it. */
  readonly model: string
  /** The task that made it, where it can be resumed. */
  readonly handle: TaskHandle | undefined
}

const policyOf = ({ provider, site, sites, connections }: Vendor): DownloadPolicy => ({
  ...provider.downloads,
  trustedOrigin: site.address.origin,
  ownOrigins: [...sites.values()].map(({ address }) => address.origin),
  privateNetwork: provider.privateNetwork,
  connections,
})

const notFetched = { httpStatus: undefined, mediaType: undefined }

async function* open(
  asset: ProducedAsset,
  vendor: Vendor,
  limits: ReadLimits,
): AsyncGenerator<Uint8Array, void, void> {
  const judge: Judge = (head) => objectionTo(head, asset)
  if ('url' in asset) return yield* readUrl(new URL(asset.url), policyOf(vendor), limits, judge)
  if ('path' in asset) {
    const locate = (signal: AbortSignal) => locateFile(asset, vendor, signal)
    return yield* readUrl(locate, policyOf(vendor), limits, judge)
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

async function concatenate(pieces: AsyncIterable<Bytes>): Promise<Bytes> {
  const all: Bytes[] = []
  for await (const piece of pieces) all.push(piece)
  return joined(all)
}

/** A file that a model reported, made readable. Results have many: they share their methods. */
class ReportedFile<Kind extends AssetKind> implements Asset<Kind> {
  readonly kind: Kind
  readonly mediaType: string
  declare readonly url?: string
  declare readonly expiresAt?: Date
  readonly #produced: ProducedAsset<Kind>
  readonly #origin: AssetOrigin

  constructor(produced: ProducedAsset<Kind>, origin: AssetOrigin) {
    this.kind = produced.kind
    this.mediaType = produced.mediaType
    if ('url' in produced) this.url = produced.url
    if (produced.expiresAt) this.expiresAt = produced.expiresAt
    this.#produced = produced
    this.#origin = origin
  }

  stream(options?: ReadOptions): ReadableStream<Bytes> {
    return streamOf(() => {
      const limits = this.#begin('stream()', options)
      const call = new Call(limits.signal, Number.POSITIVE_INFINITY)
      return { call, pieces: this.#read({ ...limits, signal: call.signal }) }
    })
  }

  async bytes(options?: ReadOptions): Promise<Bytes> {
    const limits = this.#begin('bytes()', options)
    try {
      return await readAnew(limits, (rest) => concatenate(this.#copies(rest)))
    } catch (thrown) {
      throw this.#failure(thrown, limits.signal)
    }
  }

  async save(path: string, options?: ReadOptions): Promise<SavedFile> {
    const limits = this.#begin('save()', options)
    try {
      return await readAnew(limits, (rest) => saveFile(path, this.#open(rest), this.mediaType))
    } catch (thrown) {
      throw this.#failure(thrown, limits.signal)
    }
  }

  toJSON(): { kind: Kind; mediaType: string; url?: string; expiresAt?: Date } {
    return { ...this }
  }

  #open(limits: ReadLimits): AsyncGenerator<Uint8Array, void, void> {
    const pieces = open(this.#produced, this.#origin.vendor, limits)
    return downloadsAreHeard() ? told(pieces, this.kind, this.#origin, limits.signal) : pieces
  }

  #failure(thrown: unknown, signal?: AbortSignal): MediaplugError {
    const { vendor, model, handle } = this.#origin
    return downloadError(thrown, { kind: this.kind, provider: vendor.provider.id, model, handle, signal })
  }

  /** Begins an act: the options are checked, and nothing is done for a caller who has stopped already. */
  #begin(act: string, options: ReadOptions | undefined): ReadLimits {
    try {
      const limits = readLimits(act, options)
      limits.signal?.throwIfAborted()
      return limits
    } catch (thrown) {
      throw this.#failure(thrown, options?.signal)
    }
  }

  /** Each reader gets a copy of what came with the answer: whoever changes it does not change what the next one reads. */
  async *#copies(limits: ReadLimits): AsyncGenerator<Bytes, void, void> {
    for await (const piece of this.#open(limits)) {
      yield 'bytes' in this.#produced || !isOwn(piece) ? new Uint8Array(piece) : piece
    }
  }

  async *#read(limits: ReadLimits): AsyncGenerator<Bytes, void, void> {
    try {
      yield* this.#copies(limits)
    } catch (thrown) {
      throw this.#failure(thrown, limits.signal)
    }
  }
}

/** Makes a file that a model reported readable. */
export const createAsset = <Kind extends AssetKind>(
  produced: ProducedAsset<Kind>,
  origin: AssetOrigin,
): Asset<Kind> => new ReportedFile(produced, origin)
