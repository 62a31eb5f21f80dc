import { type ProxyServer, readProxy } from '../contract/proxy-server.js'
import { MediaplugError } from '../error/error.js'
import { isExempt, isThisMachine } from './proxy-exemptions.js'

type Variable = readonly [name: string, value: string]

/** The first variable that says something, in lower case before upper case, as other programs read them. */
function variable(...names: readonly string[]): Variable | undefined {
  for (const name of names.flatMap((upper) => [upper.toLowerCase(), upper])) {
    // A server that runs a program by CGI gives it a header of the request as HTTP_PROXY.
    if (name === 'HTTP_PROXY' && process.env.REQUEST_METHOD !== undefined) continue
    const value = process.env[name]?.trim()
    if (value) return [name, value]
  }
  return undefined
}

/**
 * The proxy that a URL is asked through, if any.
 *
 * @param setting - What the user says; `undefined` for what the environment says at this moment.
 * @throws MediaplugError `invalid-input` for an environment that names what is no proxy.
 */
export function proxyOf(url: URL, setting: ProxyServer | false | undefined): ProxyServer | undefined {
  if (setting === false || isThisMachine(url.hostname)) return undefined
  if (setting) return setting
  const named = variable(url.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY', 'ALL_PROXY')
  if (named === undefined) return undefined
  const [name, value] = named
  const [, exempt = ''] = variable('NO_PROXY') ?? []
  if (isExempt(url, exempt)) return undefined
  const proxy = readProxy(value, name)
  if (typeof proxy !== 'string') return proxy
  const message = `The variable ${name} ${proxy}. Set connections.proxy to name a proxy by yourself, or to false for none. Nothing was sent.`
  throw new MediaplugError('invalid-input', message, { retryable: false })
}
