import { fileURLToPath } from 'node:url'
import { findPackage } from '@mediaplug/config'
import type { Installed } from '../project/list-providers.js'
import type { Finding } from './finding.js'

const core = '@mediaplug/core'

/** Which core the command has, and each provider: copies understand each other, and a newer contract than ours does not. */
export async function coreFindings(installed: readonly Installed[]): Promise<readonly Finding[]> {
  const own = await findPackage(core, fileURLToPath(new URL('.', import.meta.url)))
  const ofProviders = await Promise.all(
    installed.map(async ({ found }) => {
      const there = found.package && (await findPackage(core, found.package.folder))
      return there ? { id: found.id, version: there.manifest.version, folder: there.folder } : undefined
    }),
  )
  const others = ofProviders.filter((one) => one !== undefined && one.folder !== own?.folder)
  const differing = others.filter((one) => one?.version !== own?.manifest.version)
  const text = own?.manifest.version ?? 'not found'
  if (differing.length === 0) return [{ subject: 'core', state: own ? 'good' : 'bad', text }]
  const versions = differing.map((one) => `${one?.version} with ${one?.id}`).join(', ')
  return [
    {
      subject: 'core',
      state: 'doubtful',
      text: `${text}; ${versions}`,
      advice: `Copies understand each other. To have one: npm update ${core}`,
    },
  ]
}
