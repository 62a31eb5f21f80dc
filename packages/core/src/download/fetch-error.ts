import { MediaplugError } from '../error/error.js'
import { networkFault } from '../http/network-fault.js'

/** What a proxy did, as an error of a download. */
function ofDownload({ message, retryable, httpStatus, cause }: MediaplugError): MediaplugError {
  return new MediaplugError('download', message, { phase: 'download', retryable, httpStatus, cause })
}

/**
 * Whatever ended an attempt at fetching a file, as an error in a person's words.
 *
 * @param host - Where it was fetched from.
 * @param isBegun - Whether some of the file came already: what is as it should be once can be so again.
 */
export function fetchError(thrown: unknown, host: string, isBegun: boolean): MediaplugError {
  if (MediaplugError.is(thrown)) return thrown.code === 'network' ? ofDownload(thrown) : thrown
  const { text, isPermanent } = networkFault(thrown)
  return new MediaplugError('download', `${host} could not be read from: ${text}`, {
    phase: 'download',
    retryable: isBegun || !isPermanent,
    cause: thrown,
  })
}
