import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { siteServer } from '../../docs/dist/show/server.js'
import { base } from '../../docs/dist/site/address.js'
import { output } from '../../docs/dist/site/folders.js'
import { browserPlace } from './browser.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the site is served, without a slash at its end. */
    site: string
  }
}

/** Serves the site that `npm run docs` builds, and installs a browser where there is none. */
export default async function serve({ provide }: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(join(output, 'llms.txt'))) throw new Error('The site is not built: npm run docs')
  if (browserPlace() === undefined) installBrowser()
  const server = siteServer(output, base).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = addressOf(server.address())
  provide('site', `http://127.0.0.1:${port}${base.slice(0, -1)}`)
  return async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address
}

/** As root on Debian or Ubuntu. Elsewhere, the tests say what is missing. */
function installBrowser(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const options = { stdio: 'inherit', timeout: 300_000 } as const
  execFileSync('apt-get', ['update', '--quiet'], options)
  execFileSync('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], options)
}
