import { MediaplugError } from '../error/error.js'

const known = new WeakSet<object>()

/** The error of a file that is another one by now: it can be read again, from its beginning. */
export function changed(): MediaplugError {
  const error = new MediaplugError('download', 'the file changed while it was fetched')
  known.add(error)
  return error
}

/** Whether an error says that the file is another one by now. */
export const hasChanged = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && known.has(error)
