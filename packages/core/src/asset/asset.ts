import type { AssetKind } from '../capability/output.js'
import type { ReadOptions } from '../file/read-options.js'

/** Where a file was saved, and what it is. */
export interface SavedFile {
  /** Absolute. */
  readonly path: string
  /** Media type, told by the bytes. */
  readonly mediaType: string
  /** In bytes. */
  readonly size: number
}

/**
 * A file of a result.
 *
 * It is fetched when it is asked for, never before. It is an input of the next request as it is, and
 * `JSON.stringify` gives its plain fields.
 */
export interface Asset<Kind extends AssetKind = AssetKind> {
  /** What the file is. */
  readonly kind: Kind
  /** Media type as the vendor reports it; {@link SavedFile.mediaType} is what the bytes are. */
  readonly mediaType: string
  /** Where the vendor keeps it; absent where the bytes came with the answer. */
  readonly url?: string
  /** When the URL stops working, where the vendor tells. */
  readonly expiresAt?: Date
  /**
   * Saves the file: streamed to a temporary name in the same folder, renamed when complete.
   *
   * Missing folders are made; a file of that name is replaced. A fetch that breaks is resumed; it never
   * generates again.
   *
   * @param path - Where to. Without an ending, the one that the bytes tell is added.
   * @throws MediaplugError `download`, `timeout`, `aborted`, or `expired`, with the task's handle.
   * @example
   * ```ts
   * const { path } = await output.assets[0].save('output/kite')
   * ```
   */
  save(path: string, options?: ReadOptions): Promise<SavedFile>
  /** The whole file in memory. */
  bytes(options?: ReadOptions): Promise<Uint8Array>
  /** The file piece by piece, in order, resumed where the connection breaks. */
  stream(options?: ReadOptions): AsyncIterable<Uint8Array>
  /** The plain fields. */
  toJSON(): { kind: Kind; mediaType: string; url?: string; expiresAt?: Date }
}
