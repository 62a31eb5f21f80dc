import type { AssetKind } from '../capability/output.js'
import { readAnew } from '../download/read-anew.js'
import { type ReadLimits, readLimits } from '../download/read-limits.js'
import type { MediaplugError } from '../error/error.js'
import { type Bytes, isOwn } from '../file/bytes.js'
import { joined } from '../file/joined.js'
import type { ReadOptions } from '../file/read-options.js'
import type { SavedFile } from '../file/saved-file.js'
import { Call } from '../time/call.js'
import type { Asset } from './asset.js'
import { streamOf } from './byte-stream.js'
import { downloadError } from './download-error.js'
import { type AssetOrigin, type ReadableAsset, readFile } from './read-file.js'
import { saveTo } from './save/save-file.js'
import { type SaveOptions, saveOptions } from './save/save-options.js'
import { findTarget } from './save/target.js'
import type { WriteFile } from './save/write-file.js'
import { writerOf } from './save/writer.js'
import { keyOf } from './sink/key-of.js'
import { putInto } from './sink/put-into.js'

/** A file that an application may be given in place of an asset is none. */
const notOurs = (): TypeError => new TypeError('it is no file of a result, or a copy of one')

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
  readonly #produced: ReadableAsset<Kind>
  readonly #origin: AssetOrigin
  readonly #index: number
  #isThere = false

  /** Saves a file in a way that is known. */
  static saveBy(file: Asset, write: WriteFile, limits: ReadLimits): Promise<SavedFile> {
    if (!(file instanceof ReportedFile)) throw notOurs()
    return file.#saveBy(() => Promise.resolve(write), limits)
  }

  /** What tells the file from others, in this process. */
  static writerOf(file: Asset): string {
    if (!(file instanceof ReportedFile)) throw notOurs()
    return file.#writer
  }

  constructor(produced: ReadableAsset<Kind>, origin: AssetOrigin, index: number) {
    this.kind = produced.kind
    this.mediaType = produced.mediaType
    if ('url' in produced && produced.url !== undefined) this.url = produced.url
    if (produced.expiresAt) this.expiresAt = produced.expiresAt
    this.#produced = produced
    this.#origin = origin
    this.#index = index
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
      const bytes = await readAnew(limits, (rest) => concatenate(this.#copies(rest)))
      this.#isThere = true
      return bytes
    } catch (thrown) {
      throw this.#failure(thrown, limits.signal)
    }
  }

  async save(path: string, options?: SaveOptions): Promise<SavedFile> {
    const limits = this.#begin('save()', options, saveOptions())
    return this.#saveBy(() => this.#writerTo(path, options), limits)
  }

  toJSON(): { kind: Kind; mediaType: string; url?: string; expiresAt?: Date } {
    return { ...this }
  }

  get #writer(): string {
    return writerOf(this, this.#origin.handle, this.#index)
  }

  async #writerTo(path: string, { sink, overwrite }: SaveOptions = {}): Promise<WriteFile> {
    if (sink) return putInto({ sink, replace: overwrite !== false, keyWith: keyOf(path) })
    const target = await findTarget(path, this.mediaType, { writer: this.#writer, overwrite })
    return (bytes) => saveTo(target, bytes, this.mediaType)
  }

  async #saveBy(find: () => Promise<WriteFile>, limits: ReadLimits): Promise<SavedFile> {
    try {
      const write = await find()
      const saved = await readAnew(limits, (rest) => write(this.#open(rest), rest.signal))
      this.#isThere = true
      return saved
    } catch (thrown) {
      throw this.#failure(thrown, limits.signal)
    }
  }

  #open(limits: ReadLimits): AsyncGenerator<Uint8Array, void, void> {
    return readFile(this.#produced, this.#origin, limits, this.#isThere)
  }

  #failure(thrown: unknown, signal?: AbortSignal): MediaplugError {
    const { vendor, model, handle } = this.#origin
    return downloadError(thrown, { kind: this.kind, provider: vendor.provider.id, model, handle, signal })
  }

  /** Begins an act: the options are checked, and nothing is done for a caller who has stopped already. */
  #begin(act: string, options: ReadOptions | undefined, schema?: ReturnType<typeof saveOptions>): ReadLimits {
    try {
      const limits = readLimits(act, options, schema)
      if (limits.signal?.aborted) throw limits.signal.reason
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
      this.#isThere = true
    } catch (thrown) {
      throw this.#failure(thrown, limits.signal)
    }
  }
}

/**
 * Makes a file that a model reported readable.
 *
 * @param index - Which of the result's files it is.
 */
export const createAsset = <Kind extends AssetKind>(
  produced: ReadableAsset<Kind>,
  origin: AssetOrigin,
  index = 0,
): Asset<Kind> => new ReportedFile(produced, origin, index)

/**
 * Saves an asset.
 *
 * @param write - Where and how.
 * @throws MediaplugError as {@link Asset.save} does, TypeError for what is no asset of a result.
 */
export const saveBy = (asset: Asset, write: WriteFile, limits: ReadLimits): Promise<SavedFile> =>
  ReportedFile.saveBy(asset, write, limits)

/** What tells an asset from others. @throws TypeError for what is no asset of a result. */
export const writerOfAsset = (asset: Asset): string => ReportedFile.writerOf(asset)
