import type { MediaplugError } from '../../error/error.js'
import { invalidInput } from '../../validation/validate.js'
import { diskError, systemCode } from './disk-error.js'

/** What the system's words mean for a path, whatever the disk's state. */
const meanings: Readonly<Record<string, string>> = {
  ENAMETOOLONG: 'is longer than the system allows',
  ELOOP: 'leads in a circle of links',
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  EROFS: 'lies where nothing can be written',
  ENOTDIR: 'leads through a file',
  EISDIR: 'is a folder',
  ENOENT: 'cannot be made there',
  EINVAL: 'is not allowed there',
  EILSEQ: 'is not allowed there',
}

/** The error of a path at which no file can be saved: what is wrong with it, and what is allowed. */
export function refusePath(reason: string, cause?: unknown): MediaplugError {
  return invalidInput('save()', [reason], { phase: 'download', cause })
}

/** What the system says of a path: a refusal where it is the path's fault, else the disk's. */
export function pathError(path: string, error: unknown): unknown {
  const code = systemCode(error)
  const meaning = code === undefined ? undefined : meanings[code]
  return meaning === undefined ? diskError(error) : refusePath(`'${path}' ${meaning} (${code})`, error)
}
