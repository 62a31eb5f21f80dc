/** What of this machine's files the host allows. */
export interface Folders {
  /** Where files are saved. It need not be there. */
  readonly save: string
  /** Where files of requests may lie: real paths of folders that are there. */
  readonly allowed: readonly string[]
}
