import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { mustRun } from './run.js'

/** Publishes a tarball to a registry on this machine, and to no other. */
export async function publish(tarball: string, registry: string): Promise<void> {
  const { host, hostname } = new URL(registry)
  if (hostname !== '127.0.0.1') throw new Error(`${registry} is not on this machine`)
  const folder = dirname(tarball)
  // Any token will do: this registry lets everybody publish, but the client wants to send one.
  await writeFile(join(folder, '.npmrc'), `//${host}/:_authToken=nobody\n`)
  await mustRun('npm', ['publish', tarball, '--registry', registry, '--access', 'public'], folder)
}
