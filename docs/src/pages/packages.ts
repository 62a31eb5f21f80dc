import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../site/folders.js'

/** A package of this repository, as its manifest tells of it. */
export interface Package {
  /** The folder below `packages/`. */
  readonly folder: string
  readonly name: string
  readonly version: string
  readonly description: string
  /** What can be imported from it; a command may have nothing. */
  readonly modules: readonly Module[]
}

/** What can be imported by one name. */
interface Module {
  /** Its name behind `@mediaplug/`, such as `core/provider`. */
  readonly name: string
  /** The file that it is, below the folder of the package. */
  readonly entry: string
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly private?: boolean
  readonly exports?: Readonly<Record<string, { readonly '@mediaplug/source': string }>>
}

/** All packages that are published: core, then the rest by name. */
export function packages(): Package[] {
  const folders = readdirSync(join(root, 'packages')).filter((name) =>
    existsSync(fileOf(name, 'package.json')),
  )
  return folders.flatMap(packageIn).toSorted((one, other) => rank(one) - rank(other))
}

function packageIn(folder: string): Package[] {
  const manifest: Manifest = JSON.parse(readFileSync(fileOf(folder, 'package.json'), 'utf8'))
  if (manifest.private) return []
  const { name, version, description, exports = {} } = manifest
  const modules = Object.entries(exports).map(([path, conditions]) => ({
    name: `${folder}${path.slice(1)}`,
    entry: conditions['@mediaplug/source'].slice(2),
  }))
  return [{ folder, name, version, description, modules }]
}

function rank({ folder }: Package): number {
  return folder === 'core' ? 0 : 1
}

function fileOf(folder: string, file: string): string {
  return join(root, 'packages', folder, file)
}
