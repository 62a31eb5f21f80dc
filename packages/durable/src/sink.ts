/** A file that a sink is given. */
export interface SinkFile {
  /** Media type, such as `image/png`. */
  readonly mediaType: string
  /** The file, piece by piece. */
  readonly content: AsyncIterable<Uint8Array>
}

/** A file that a sink keeps. */
export interface KeptFile {
  readonly key: string
  /** How many bytes it has. */
  readonly bytes: number
  /** Where others can fetch it, if there is such a place. */
  readonly url?: string | undefined
}

export interface Sink {
  put(key: string, file: SinkFile, options?: { readonly signal?: AbortSignal | undefined }): Promise<KeptFile>
  open(key: string, options?: { readonly signal?: AbortSignal | undefined }): AsyncIterable<Uint8Array>
  delete(key: string): Promise<void>
}
