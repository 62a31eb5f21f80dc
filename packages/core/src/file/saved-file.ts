/** Where a file was saved, and what it is. */
export interface SavedFile {
  /** The path that was given, absolute and with its ending. */
  readonly path: string
  /** Media type, told by the bytes alone; `application/octet-stream` where they tell nothing. */
  readonly mediaType: string
  /** In bytes. */
  readonly size: number
}
