import type { MediaplugError } from '../../error/error.js'
import { invalidInput } from '../../validation/validate.js'

/** The error of a key under which a file is kept that may not be replaced. */
export const takenError = (key: string): MediaplugError =>
  invalidInput('sink', [`'${key}' is there already: name another, or give overwrite: true`], {
    phase: 'download',
  })
