import type { Dispatcher } from 'undici'
import type { ProxyServer } from '../contract/proxy-server.js'

/**
 * A request without encryption, as a proxy is asked it: with the whole URL, and the proxy's own credentials.
 *
 * @param origin - Where the proxy passes it on to.
 */
export function inAbsoluteForm<Request extends Dispatcher.DispatchOptions>(
  request: Request,
  origin: string,
  proxy: ProxyServer,
): Request {
  const authorization = proxy.authorization()
  return {
    ...request,
    path: origin + request.path,
    headers: {
      ...request.headers,
      host: new URL(origin).host,
      ...(authorization !== undefined && { 'proxy-authorization': authorization }),
    },
  }
}
