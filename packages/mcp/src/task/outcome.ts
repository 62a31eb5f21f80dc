import type { TaskHandle } from '@mediaplug/core'
import type { TaskResult } from '../ledger/entry.js'

/** An error as plain data: what `MediaplugError.toJSON` gives. */
export interface ToldError {
  readonly code: string
  readonly message: string
  readonly [detail: string]: unknown
}

/** How a waiting ended, before its time was over. */
export type Outcome =
  | { readonly state: 'succeeded'; readonly result: TaskResult; readonly handle?: TaskHandle | undefined }
  /** By the vendor's word: it will give no result. */
  | { readonly state: 'failed'; readonly error: ToldError }
  /** Nothing was accepted. */
  | { readonly state: 'refused'; readonly error: ToldError }
  /** It may have been paid for. */
  | { readonly state: 'uncertain'; readonly error: ToldError; readonly submission: string }
  /** The task goes on at the vendor, or its files are there, and something else stands in the way. */
  | { readonly state: 'interrupted'; readonly error: ToldError }
