import { MediaplugError } from '../../error/error.js'
import { isError } from '../../error/is-error.js'
import { messageOf } from '../../error/message.js'

/** What may be over later: a disk is full, or too many files are open. */
const passing = new Set(['ENOSPC', 'EDQUOT', 'EMFILE', 'ENFILE', 'ENOMEM', 'EBUSY', 'EAGAIN'])

/** The code of an error of the system; `undefined` for any other. */
export function systemCode(error: unknown): string | undefined {
  return isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** What the disk did to a file that is being saved. */
export function diskError(error: unknown): unknown {
  const code = systemCode(error)
  if (code === undefined || MediaplugError.is(error)) return error
  return new MediaplugError('download', messageOf(error), { retryable: passing.has(code), cause: error })
}
