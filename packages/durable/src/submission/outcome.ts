import type { KeptFile } from '@mediaplug/core'
import { type EndedStatus, type ErrorCode, type ErrorDetails, MediaplugError } from '@mediaplug/core'

/** A result, as its row keeps it. */
interface KeptResult {
  readonly state: 'succeeded'
  /** What `JSON.stringify` made of it. */
  readonly output: unknown
  /** Where each of its files is kept; nothing for one that is not. */
  readonly files: readonly (KeptFile | null)[]
}

/** An error, as its row keeps it. */
export interface KeptError {
  readonly state: 'error'
  readonly error: ErrorDetails & { readonly code: ErrorCode; readonly message: string }
}

/** How a submission ended, as its row keeps it. */
export type Outcome = KeptResult | EndedStatus | KeptError

/** An error as its row keeps it. */
export const keptError = (error: MediaplugError): KeptError => ({ state: 'error', error: error.toJSON() })

/** The error that a row keeps, with the handle by which the submission is known here. */
export function errorOf({ error }: KeptError): MediaplugError {
  const { code, message, ...details } = error
  return new MediaplugError(code, message, details)
}
