import { isAbsolute, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Configuration } from '../configuration/configuration.js'
import { findPackage } from '../package/find-package.js'
import { type Gathered, ofFactory, ofPackage, together } from './found.js'
import { factoriesOf } from './recognize.js'

const isPath = (name: string): boolean => name.startsWith('.') || isAbsolute(name)

/** The providers of a module of the project's own. */
async function ofModule(path: string, folder: string): Promise<Gathered> {
  try {
    const factories = factoriesOf(await import(pathToFileURL(resolve(folder, path)).href))
    if (factories.length > 0) {
      return { found: factories.map((factory) => ofFactory(factory, 'configuration')), problems: [] }
    }
    return { found: [], problems: [{ name: path, reason: 'it exports nothing that defineProvider made' }] }
  } catch (reason) {
    return { found: [], problems: [{ name: path, reason }] }
  }
}

async function ofName(name: string, folder: string): Promise<Gathered> {
  if (isPath(name)) return ofModule(name, folder)
  const candidate = await findPackage(name, folder)
  if (candidate) return ofPackage(candidate, 'configuration')
  return { found: [], problems: [{ name, reason: `it is not installed: npm install ${name}` }] }
}

/**
 * The providers that a configuration names, in its order.
 *
 * @param folder - Where its modules are looked up.
 */
export async function configured({ providers = [] }: Configuration, folder: string): Promise<Gathered> {
  const parts = providers.map((entry): Gathered | Promise<Gathered> => {
    if (typeof entry === 'string') return ofName(entry, folder)
    const { id, title } = entry
    const made = { id, title, package: undefined, made: entry, factory: undefined, uploadFactory: undefined }
    return { found: [{ ...made, place: 'configuration' }], problems: [] }
  })
  return together(await Promise.all(parts))
}
