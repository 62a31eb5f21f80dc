import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MediaplugError } from '@mediaplug/core'
import type { FoundPackage } from './manifest.js'

/** The conditions under which Node imports a package. */
const conditions = new Set(['node', 'import', 'module-sync', 'default'])

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The file that the first fitting condition leads to. */
function targetOf(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports
  if (Array.isArray(exports)) return exports.map(targetOf).find((target) => target !== undefined)
  if (!isObject(exports)) return undefined
  for (const [condition, target] of Object.entries(exports)) {
    const found = conditions.has(condition) ? targetOf(target) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** What a package exports under one name, such as `.` or `./command`. */
function exported(exports: unknown, name: string): unknown {
  if (isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.'))) return exports[name]
  return name === '.' ? exports : undefined
}

/**
 * Where the module is that Node would import.
 *
 * @param name - The package's export: `.`, or one such as `./command`.
 */
function entryOf({ folder, manifest }: FoundPackage, name: string): URL | undefined {
  const { exports, main = 'index.js' } = manifest
  const target = exports === undefined && name === '.' ? main : targetOf(exported(exports, name))
  return target === undefined ? undefined : pathToFileURL(join(folder, target))
}

/**
 * Imports a package from where it was found.
 *
 * @param name - The package's export. Default: `.`, what its name alone stands for.
 * @throws MediaplugError `unsupported` where the package exports no such thing, and what the module throws.
 */
export async function importPackage(
  found: FoundPackage,
  name = '.',
): Promise<Readonly<Record<string, unknown>>> {
  const entry = entryOf(found, name)
  if (entry) return import(entry.href)
  const what = name === '.' ? 'nothing that can be imported' : `no '${name}'`
  const { manifest } = found
  throw new MediaplugError('unsupported', `The package ${manifest.name} ${manifest.version} exports ${what}.`)
}
