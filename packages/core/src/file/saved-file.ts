/** Where a file was saved, and what it is. */
export interface SavedFile {
  /** The path that was given, absolute and with its ending; in a sink, the key. */
  readonly path: string
  /** Media type, told by the bytes alone; `application/octet-stream` where they tell nothing. */
  readonly mediaType: string
  /** In bytes. */
  readonly size: number
  /** Where others can fetch it, where a sink keeps it that tells. */
  readonly url?: string | undefined
}
