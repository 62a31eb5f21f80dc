import { MediaplugError } from '../error/error.js'
import { networkFault } from '../http/network-fault.js'

/**
 * Whatever ended an attempt at fetching a file, as an error in a person's words.
 *
 * @param host - Where it was fetched from.
 * @param isBegun - Whether some of the file came already: what is as it should be once can be so again.
 */
export function fetchError(thrown: unknown, host: string, isBegun: boolean): MediaplugError {
  if (MediaplugError.is(thrown)) return thrown
  const { text, isPermanent } = networkFault(thrown)
  return new MediaplugError('download', `${host} could not be read from: ${text}`, {
    phase: 'download',
    retryable: isBegun || !isPermanent,
    cause: thrown,
  })
}
