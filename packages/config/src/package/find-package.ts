import { realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type FoundPackage, packageIn } from './manifest.js'

/** A folder and those above it, from the inside out. */
export function* foldersAbove(folder: string): Generator<string, void, void> {
  for (let current = folder; ; current = dirname(current)) {
    yield current
    if (dirname(current) === current) return
  }
}

/** The package that a folder belongs to: the nearest `package.json` in it or above it. */
export async function nearestPackage(folder: string): Promise<FoundPackage | undefined> {
  for (const current of foldersAbove(folder)) {
    const found = await packageIn(current)
    if (found) return found
  }
  return undefined
}

/**
 * The package of a name as a module in a folder would find it.
 *
 * @param name - Such as `@mediaplug/provider-tomoviee`.
 * @param folder - Where the search begins: its `node_modules`, then those of the folders above it.
 */
export async function findPackage(name: string, folder: string): Promise<FoundPackage | undefined> {
  for (const current of foldersAbove(folder)) {
    if (basename(current) === 'node_modules') continue
    const found = await packageIn(join(current, 'node_modules', name))
    // Links are followed, as Node does: else a package that is linked in two places would be there twice.
    if (found) return { ...found, folder: await realpath(found.folder) }
  }
  return undefined
}
