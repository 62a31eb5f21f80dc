import { MediaplugError } from '@mediaplug/core'
import type { ToldError } from './outcome.js'

/** An error as plain data. */
export function toldError(error: unknown): ToldError {
  if (MediaplugError.is(error)) return { ...error.toJSON() }
  return { code: 'failed', message: error instanceof Error ? error.message : String(error) }
}
