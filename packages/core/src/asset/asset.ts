import type { AssetKind } from '../capability/output.js'
import type { Bytes } from '../file/bytes.js'
import type { ReadOptions } from '../file/read-options.js'
import type { SavedFile } from '../file/saved-file.js'
import type { SaveOptions } from './save/save-options.js'

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
  /** Where the vendor keeps it; absent where the bytes came with the answer, or the credentials are needed. */
  readonly url?: string
  /** When the URL stops working, where the vendor tells. */
  readonly expiresAt?: Date
  /**
   * Saves the file: streamed to a temporary name in the same folder, and renamed when it is complete and on disk.
   *
   * Missing folders are made. A file of that name is replaced, and its mode stays; a link is followed, and stays. That
   * the file can be saved there is found out before anything is fetched. A fetch that breaks is resumed, and begins anew
   * where the file changed meanwhile; it never generates again.
   *
   * @param path - The file, absolute or relative to the working directory. Without an ending, the one that the bytes
   *   tell is added, unless the path is a link. A name has at most 255 bytes, its ending included. In a sink it is the
   *   key.
   * @param options - What may be replaced, limits, and the sink where it is kept in place of the disk; the defaults are
   *   those of {@link SaveOptions}.
   * @throws MediaplugError `invalid-input` for a path at which no file can be or is saved, and for options that are wrong,
   *   `download`, also for a page, an error document or nothing in place of the file,
   *   `timeout`, `aborted`, or `expired`; each with the task's handle.
   * @example The first file, with the ending that its bytes tell
   * ```ts
   * const { path } = await output.assets[0].save('output/kite')
   * ```
   */
  save(path: string, options?: SaveOptions): Promise<SavedFile>
  /**
   * The whole file in memory.
   *
   * @throws MediaplugError as {@link Asset.save} does.
   */
  bytes(options?: ReadOptions): Promise<Bytes>
  /**
   * The file piece by piece, in order, resumed where the connection breaks: what `new Response()` takes, and what can
   * be iterated over.
   *
   * Nothing is fetched before the first piece is asked for, and no more than is asked for. Whoever cancels it, or
   * leaves the iteration, stops the download at once. A file that changed meanwhile is an error, since pieces of it
   * were handed out.
   *
   * @throws MediaplugError as {@link Asset.save} does, when the first piece is asked for or a later one.
   * @example Passing a file on
   * ```ts
   * const answer = new Response(output.assets[0].stream())
   * ```
   */
  stream(options?: ReadOptions): ReadableStream<Bytes> & AsyncIterable<Bytes>
  /** The plain fields. */
  toJSON(): { kind: Kind; mediaType: string; url?: string; expiresAt?: Date }
}
