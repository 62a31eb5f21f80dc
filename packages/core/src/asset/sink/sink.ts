/** A file that a sink is to keep. */
export interface SinkFile {
  /** Media type, such as `image/png`. */
  readonly mediaType: string
  /** The file, piece by piece. What it throws, the sink throws, and keeps nothing. */
  readonly content: AsyncIterable<Uint8Array>
}

/** A file that a sink keeps. */
export interface KeptFile {
  /** Under which it is kept. */
  readonly key: string
  /** How many bytes it has. */
  readonly bytes: number
  /** Where others can fetch it, if there is such a place. */
  readonly url?: string | undefined
}

/** How long a sink may take. */
export interface SinkOptions {
  /** Stops it. */
  readonly signal?: AbortSignal | undefined
}

/** How a sink keeps a file. */
export interface PutOptions extends SinkOptions {
  /** Whether a file that is there is replaced; without that it is an error. Default: `true`. */
  readonly replace?: boolean | undefined
}

/**
 * Where files are kept: a folder ({@link folderSink}), storage of your own, a bucket (`@mediaplug/sink-s3`).
 *
 * `result.save` and `asset.save` put files into one, and workers of `@mediaplug/durable` keep results in one. Whoever
 * writes one needs three functions. A key is a path with slashes: no part of it is empty, `.` or `..`, and it has
 * neither backslashes nor control characters. What goes wrong is thrown as an error whose message a person understands.
 *
 * @example A sink in memory, for tests
 * ```ts
 * const kept = new Map<string, Uint8Array>()
 * const memory: Sink = {
 *   async put(key, { content }, { replace = true } = {}) {
 *     if (!replace && kept.has(key)) throw new Error(`${key} is there already`)
 *     const pieces: Uint8Array[] = []
 *     for await (const piece of content) pieces.push(piece)
 *     const file = Buffer.concat(pieces)
 *     kept.set(key, file)
 *     return { key, bytes: file.byteLength }
 *   },
 *   async *open(key) {
 *     const file = kept.get(key)
 *     if (file === undefined) throw new Error(`${key} is not there`)
 *     yield file
 *   },
 *   async delete(key) {
 *     kept.delete(key)
 *   },
 * }
 * const picture = await client.generate('text-to-image', { prompt: 'a red kite' })
 * await picture.save('orders/17/{n}', { sink: memory })
 * ```
 */
export interface Sink {
  /**
   * Keeps a file, whole or not at all.
   *
   * @param key - Where: a path with slashes, such as `orders/17/1.png`.
   * @param file - What it is, and its bytes.
   * @param options - What stops it, and whether it may replace one.
   * @throws An error where it cannot be kept, and what reading the file throws.
   */
  put(key: string, file: SinkFile, options?: PutOptions): Promise<KeptFile>
  /**
   * Reads a file, piece by piece.
   *
   * @param key - Under which it is kept.
   * @throws An error where there is none, when the first piece is asked for.
   */
  open(key: string, options?: SinkOptions): AsyncIterable<Uint8Array>
  /** Removes a file; one that is not there is no error. */
  delete(key: string): Promise<void>
}
