// Runs before all tests: packs every package as a release does, and publishes it to a registry on this machine.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pack, packages } from './pack.js'
import { publish } from './publish.js'
import { startRegistry } from './registry.js'
import { registryVariable } from './registry-variable.js'

export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-published-'))
  const registry = await startRegistry(join(folder, 'registry'))
  const end = async (): Promise<void> => {
    await registry.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const tarballs = join(folder, 'tarballs')
    for (const tarball of await pack(await packages(), tarballs)) await publish(tarball, registry.url)
    // The processes of the tests inherit it.
    process.env[registryVariable] = registry.url
    return end
  } catch (error) {
    await end()
    throw error
  }
}
