import type { ProxyServer } from '../contract/proxy-server.js'
import { MediaplugError } from '../error/error.js'
import { networkFault } from './network-fault.js'

/** A proxy as errors name it: never with its credentials. */
const named = ({ origin, source }: ProxyServer): string => `The proxy ${origin} (named by ${source})`

/** A proxy that could not be reached, or that broke off before the way was open. */
export function unreachableProxy(proxy: ProxyServer, thrown: unknown): MediaplugError {
  if (MediaplugError.is(thrown)) return thrown
  const { text, isPermanent } = networkFault(thrown)
  return new MediaplugError('network', `${named(proxy)} could not be reached: ${text}. Nothing was sent.`, {
    retryable: !isPermanent,
    cause: thrown,
  })
}

/** A proxy that asks for credentials, or refuses those that it was given. */
function missingCredentials(proxy: ProxyServer): MediaplugError {
  const given = proxy.authorization() === undefined ? '' : ', and refuses those that it was given'
  return new MediaplugError(
    'auth',
    `${named(proxy)} asks for a name and a password${given} (HTTP 407): write them into its URL, before the host: name:password@proxy.example:3128. Nothing was sent to the vendor.`,
    { httpStatus: 407, retryable: false },
  )
}

/**
 * A proxy that did not do what it was asked.
 *
 * @param way - What it was asked for: the way to a host, say.
 */
export function refusedByProxy(proxy: ProxyServer, way: string, status: number): MediaplugError {
  if (status === 407) return missingCredentials(proxy)
  return new MediaplugError(
    'network',
    `${named(proxy)} gives no way to ${way}: HTTP ${status}. Nothing was sent to the vendor.`,
    { httpStatus: status, retryable: status >= 500 || status === 429 || status === 408 },
  )
}
