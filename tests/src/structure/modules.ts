import { importsOf } from '../../../scripts/house/imports.mjs'
import { type Sources, within } from '../../../scripts/house/sources.mjs'

/** The modules of other packages that a package's sources name, types included. Node's own are left out. */
export function modulesUsed(sources: Sources, name: string): string[] {
  const modules = importsOf(within(sources, `packages/${name}/src`))
    .filter(({ relative, target }) => !relative && !target.startsWith('node:'))
    .map(({ target }) => target)
  return [...new Set(modules)].toSorted()
}
