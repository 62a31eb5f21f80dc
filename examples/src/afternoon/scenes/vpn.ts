import { announce, tell } from '../attempt.js'
import { openGateway } from '../gateway.js'
import { runApplication } from '../run-application.js'
import type { Stage } from '../stage.js'

/** A VPN answers for the name server, with addresses of its own. */
export async function vpn(stage: Stage): Promise<void> {
  announce(
    'A VPN',
    'Its name server answers 198.18.0.23 for files.acme.example, an address that is not public.',
  )
  const names = { 'api.acme.example': '127.0.0.1', 'files.acme.example': '198.18.0.23' }
  const { port, close } = await openGateway(stage.vendors.baseUrls.mediaio, {
    host: 'api.acme.example',
    filesHost: 'files.acme.example',
  })
  const start = { stage, journal: 'vpn', url: 'https://api.acme.example', network: { names, port } }
  const before = stage.paid('mediaio')
  await runApplication({ ...start, draw: 'by-vpn' })
  await runApplication({ ...start, trust: ['198.18.0.0/15'] })
  tell(`generations that the vendor began: ${stage.paid('mediaio') - before}`)
  await close()
}
