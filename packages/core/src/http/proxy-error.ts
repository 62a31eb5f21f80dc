import type { ProxyServer } from '../contract/proxy-server.js'
import { MediaplugError } from '../error/error.js'
import { challengeSchemes } from './challenge.js'
import { networkFault } from './network-fault.js'

/** A proxy as errors name it: never with its credentials. */
const named = ({ origin, source }: ProxyServer): string => `The proxy ${origin} (named by ${source})`

/** A proxy that could not be reached. */
export function unreachableProxy(proxy: ProxyServer, thrown: unknown): MediaplugError {
  if (MediaplugError.is(thrown)) return thrown
  const { text, isPermanent } = networkFault(thrown)
  return new MediaplugError('network', `${named(proxy)} could not be reached: ${text}. Nothing was sent.`, {
    retryable: !isPermanent,
    cause: thrown,
  })
}

/** A proxy that was reached, and broke off or stood still before it had answered. */
export function silentProxy(proxy: ProxyServer, thrown: unknown): MediaplugError {
  const { text } = networkFault(thrown)
  return new MediaplugError(
    'network',
    `${named(proxy)} gave no answer to CONNECT: ${text}. Nothing was sent.`,
    {
      retryable: true,
      cause: thrown,
    },
  )
}

/** What helps where a proxy asks for credentials. */
function credentialsWanted(proxy: ProxyServer, challenges: readonly string[]): string {
  const schemes = challengeSchemes(challenges)
  if (schemes.length > 0 && !schemes.some((scheme) => scheme.toLowerCase() === 'basic'))
    return `asks for credentials by ${schemes.join(' and ')} (HTTP 407). Core can give them by Basic alone. Have a relay on this machine log in to it, such as Px or Cntlm, and name that relay as the proxy; or ask who runs the proxy for Basic`
  const given = proxy.authorization() === undefined ? '' : ', and refuses those that it was given'
  return `asks for a name and a password${given} (HTTP 407): write them into its URL, before the host: name:password@proxy.example:3128`
}

/**
 * A proxy that did not do what it was asked.
 *
 * @param way - What it was asked for: the way to a host, say.
 * @param challenges - The values of its header `Proxy-Authenticate`.
 */
export function refusedByProxy(
  proxy: ProxyServer,
  way: string,
  status: number,
  challenges: readonly string[],
): MediaplugError {
  if (status === 407) {
    const message = `${named(proxy)} ${credentialsWanted(proxy, challenges)}. Nothing was sent to the vendor.`
    return new MediaplugError('auth', message, { httpStatus: 407, retryable: false })
  }
  return new MediaplugError(
    'network',
    `${named(proxy)} gives no way to ${way}: HTTP ${status}. Nothing was sent to the vendor.`,
    { httpStatus: status, retryable: status >= 500 || status === 429 || status === 408 },
  )
}
