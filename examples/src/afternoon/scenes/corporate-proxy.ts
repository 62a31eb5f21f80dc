import { announce, tell } from '../attempt.js'
import { openGateway } from '../gateway.js'
import { openProxy } from '../proxy.js'
import { runApplication } from '../run-application.js'
import type { Stage } from '../stage.js'

/** A company lets nobody out but through its proxy, which asks for a password. */
export async function corporateProxy(stage: Stage): Promise<void> {
  announce(
    'A corporate proxy',
    'It asks for a password. It alone knows api.acme.example, and it does not let through to what is in-house.',
  )
  const vendor = stage.vendors.baseUrls.mediaio
  const outside = await openGateway(vendor, { host: 'api.acme.example', filesHost: 'files.acme.example' })
  const inHouse = await openGateway(vendor, { host: 'inhouse.acme.example' })
  const { port } = outside
  const proxy = await openProxy('sesame', { 'api.acme.example': port, 'files.acme.example': port })
  const network = { names: { 'inhouse.acme.example': '127.0.0.1' }, port: inHouse.port }
  const draw = (name: string, host: string, environment: Record<string, string>) =>
    runApplication({ stage, journal: 'proxy', url: `https://${host}`, draw: name, environment, network })

  const HTTPS_PROXY = proxy.url('sesame')
  await draw('without-proxy', 'api.acme.example', {})
  await draw('wrong-password', 'api.acme.example', { HTTPS_PROXY: proxy.url('guess') })
  await draw('by-proxy', 'api.acme.example', { HTTPS_PROXY })
  tell(`the proxy opened the way to ${[...new Set(proxy.opened)].join(' and ')}`)
  await draw('in-house-by-proxy', 'inhouse.acme.example', { HTTPS_PROXY })
  const before = proxy.opened.length
  await draw('in-house', 'inhouse.acme.example', { HTTPS_PROXY, NO_PROXY: 'inhouse.acme.example' })
  tell(`ways that the proxy opened for it: ${proxy.opened.length - before}`)
  await Promise.all([proxy.close(), outside.close(), inHouse.close()])
}
