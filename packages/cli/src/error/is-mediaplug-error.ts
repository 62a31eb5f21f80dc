import type { MediaplugError } from '@mediaplug/core'

const brand = Symbol.for('mediaplug.error')

/** Whether a value is an error of Mediaplug, whichever copy of core made it. Core need not be loaded to know. */
export const isMediaplugError = (value: unknown): value is MediaplugError =>
  typeof value === 'object' && value !== null && brand in value
