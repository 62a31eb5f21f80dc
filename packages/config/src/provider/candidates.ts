import { readdir } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { findPackage, foldersAbove, nearestPackage } from '../package/find-package.js'
import { directDependencies, type FoundPackage, packageIn } from '../package/manifest.js'

/** By what a package says that it is a provider. */
const keyword = 'mediaplug-provider'

const saysProvider = (found: FoundPackage | undefined): found is FoundPackage =>
  found?.manifest.keywords.includes(keyword) === true

async function dependenciesOf(project: FoundPackage): Promise<readonly FoundPackage[]> {
  const found = await Promise.all(
    directDependencies(project).map((name) => findPackage(name, project.folder)),
  )
  return found.filter(saysProvider)
}

/**
 * The packages of a project that say they are providers: itself, and its own dependencies. What those depend on is not
 * among them, whatever its keywords.
 */
export async function projectCandidates(folder: string): Promise<readonly FoundPackage[]> {
  const project = await nearestPackage(folder)
  if (!project) return []
  const own = saysProvider(project) ? [project] : []
  return [...own, ...(await dependenciesOf(project))]
}

/** Whether what was asked for lies in a folder. pnpm keeps all packages in one of its own, and links these from here. */
const isInstalled = (folder: string): boolean =>
  basename(folder) === 'node_modules' && !folder.split(sep).includes('.pnpm')

/** The packages that lie in a folder of packages, those with a scope too. */
async function packagesIn(folder: string): Promise<readonly FoundPackage[]> {
  const names = await readdir(folder).catch((): string[] => [])
  const inScopes = await Promise.all(
    names
      .filter((name) => name.startsWith('@'))
      .map(async (scope) => (await readdir(join(folder, scope))).map((name) => join(scope, name))),
  )
  const found = await Promise.all(
    [...names, ...inScopes.flat()].toSorted().map((name) => packageIn(join(folder, name))),
  )
  return found.filter((one) => one !== undefined)
}

/**
 * The packages that were installed together with a program: for one that was fetched for a single call, or installed for
 * all projects of a user.
 *
 * @param program - The folder of the program's module.
 */
export async function besideCandidates(program: string): Promise<readonly FoundPackage[]> {
  const self = await nearestPackage(program)
  const modules = [...foldersAbove(program)].find(isInstalled)
  if (!self || modules === undefined) return []
  const owner = await packageIn(dirname(modules))
  // Without an owner, what lies there was installed by name, and nothing else does: npm nests what those depend on.
  if (!owner) return (await packagesIn(modules)).filter(saysProvider)
  return directDependencies(owner).includes(self.manifest.name) ? dependenciesOf(owner) : []
}
