import type { CheckedConnections } from '../contract/connection-settings.js'
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

/** What the environment says of proxies at one moment. */
interface Environment {
  readonly https: Variable | undefined
  readonly http: Variable | undefined
  /** Hosts that are asked without one. */
  readonly exempt: string
}

function readEnvironment(): Environment {
  const [, exempt = ''] = variable('NO_PROXY') ?? []
  return {
    https: variable('HTTPS_PROXY', 'ALL_PROXY'),
    http: variable('HTTP_PROXY', 'ALL_PROXY'),
    exempt,
  }
}

/** What was read for all that is reached by the same settings: requests and files go one way. */
const environments = new WeakMap<CheckedConnections, Environment>()

function proxyIn({ https, http, exempt }: Environment, url: URL): ProxyServer | undefined {
  const named = url.protocol === 'https:' ? https : http
  if (named === undefined || isExempt(url, exempt)) return undefined
  const [name, value] = named
  const proxy = readProxy(value, name)
  if (typeof proxy !== 'string') return proxy
  const message = `The variable ${name} ${proxy}. Set connections.proxy to name a proxy by yourself, or to false for none. Nothing was sent.`
  throw new MediaplugError('invalid-input', message, { retryable: false })
}

/**
 * The proxy that a URL is asked through, if any.
 *
 * @param settings - How it is reached. Where they name no proxy, the environment does: it is read once for these settings.
 * @throws MediaplugError `invalid-input` for an environment that names what is no proxy; it is read again the next time.
 */
export function proxyOf(url: URL, settings: CheckedConnections = {}): ProxyServer | undefined {
  if (settings.proxy === false || isThisMachine(url.hostname)) return undefined
  if (settings.proxy) return settings.proxy
  const environment = environments.get(settings) ?? readEnvironment()
  const proxy = proxyIn(environment, url)
  environments.set(settings, environment)
  return proxy
}
