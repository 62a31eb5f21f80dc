// Runs before all tests: makes the first release, to a registry on this machine.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Checkout } from './checkout.js'
import { startRegistry } from './registry.js'
import { variables } from './variables.js'

export default async function setup(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mediaplug-published-'))
  const registry = await startRegistry(join(folder, 'registry'))
  const end = async (): Promise<void> => {
    await registry.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const checkout = new Checkout(join(folder, 'checkout'), registry.url)
    await mkdir(checkout.folder)
    await checkout.fill()
    await checkout.release()
    // The processes of the tests inherit them.
    process.env[variables.registry] = registry.url
    process.env[variables.checkout] = checkout.folder
    return end
  } catch (error) {
    await end()
    throw error
  }
}
