/** A file that a sink is given. */
export interface SinkFile {
  /** Media type, such as `image/png`. */
  readonly mediaType: string
  /** The file, piece by piece. */
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

/** Where files are kept that several processes read. */
export interface Sink {
  /** Keeps a file, whole or not at all, and replaces what is there. */
  put(
    key: string,
    file: SinkFile,
    options?: {
      /** Stops it. */
      readonly signal?: AbortSignal | undefined
    },
  ): Promise<KeptFile>
  /** Reads a file, piece by piece. */
  open(
    key: string,
    options?: {
      /** Stops it. */
      readonly signal?: AbortSignal | undefined
    },
  ): AsyncIterable<Uint8Array>
  /** Removes a file; one that is not there is no error. */
  delete(key: string): Promise<void>
}
