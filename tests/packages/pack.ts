import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mustRun } from './run.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The folders of all packages that are published. */
export async function packages(): Promise<string[]> {
  const names = await readdir(join(root, 'packages'))
  return names.sort().map((name) => join(root, 'packages', name))
}

/** Packs packages as a release does, and gives the tarballs. */
export async function pack(folders: readonly string[], into: string): Promise<string[]> {
  await mkdir(into, { recursive: true })
  for (const folder of folders) await mustRun('pnpm', ['pack', '--pack-destination', into], folder, into)
  const files = await readdir(into)
  return files
    .filter((name) => name.endsWith('.tgz'))
    .sort()
    .map((name) => join(into, name))
}
