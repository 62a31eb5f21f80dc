import { readFile, stat } from 'node:fs/promises'
import { dirname, extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MediaplugError } from '@mediaplug/core'
import { foldersAbove } from '../package/find-package.js'
import { packageIn } from '../package/manifest.js'
import { checkConfiguration } from './check-configuration.js'
import type { Configuration } from './configuration.js'

/** A configuration, and where it comes from. */
export interface LoadedConfiguration {
  /** The file; `undefined` where there is none. */
  readonly path: string | undefined
  /** The folder that its modules are looked up from: the file's, else where the search began. */
  readonly folder: string
  /** What it says; nothing where there is no file. */
  readonly configuration: Configuration
}

/** Where the search for a configuration begins. */
export interface LoadOptions {
  /** Default: the working directory. */
  readonly folder?: string | undefined
}

const names = ['ts', 'js', 'json'].map((ending) => `mediaplug.config.${ending}`)

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  )

/** The configuration in a folder or above it, up to the project that the folder belongs to. */
async function findFile(folder: string): Promise<string | undefined> {
  for (const current of foldersAbove(folder)) {
    for (const name of names) {
      const path = join(current, name)
      if (await isFile(path)) return path
    }
    if (await packageIn(current)) return undefined
  }
  return undefined
}

async function importTypeScript(path: string): Promise<unknown> {
  // Node 20 does not read TypeScript. What does costs 120 ms, so it is loaded for such a file alone.
  const { createJiti } = await import('jiti')
  return createJiti(import.meta.url).import(path, { default: true })
}

async function importJavaScript(path: string): Promise<unknown> {
  const module: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href)
  return module.default
}

async function readFrom(path: string): Promise<unknown> {
  switch (extname(path)) {
    case '.ts':
      return importTypeScript(path)
    case '.js':
      return importJavaScript(path)
    default:
      return JSON.parse(await readFile(path, 'utf8'))
  }
}

/**
 * Loads the configuration of a project: `mediaplug.config.ts`, `.js` or `.json`, the first of them that is in the folder
 * or above it, as far up as the nearest `package.json`.
 *
 * The file is a program of the project, and is run. `.ts` works on Node 20 too.
 *
 * @throws MediaplugError `invalid-input` for a file that cannot be loaded, or says what a configuration cannot say.
 * @example The providers of the nearest configuration
 * ```ts
 * const { configuration, folder } = await loadConfiguration()
 * const { providers } = await findProviders({ folder, configuration })
 * ```
 */
export async function loadConfiguration(options: LoadOptions = {}): Promise<LoadedConfiguration> {
  const start = resolve(options.folder ?? '.')
  const path = await findFile(start)
  if (path === undefined) return { path, folder: start, configuration: {} }
  let value: unknown
  try {
    value = await readFrom(path)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new MediaplugError('invalid-input', `${path} cannot be loaded: ${reason}`, { cause })
  }
  if (value === undefined) {
    throw new MediaplugError('invalid-input', `${path} has no default export: write 'export default { … }'.`)
  }
  return { path, folder: dirname(path), configuration: checkConfiguration(value, path) }
}
