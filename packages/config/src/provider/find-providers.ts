import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MediaplugError, type Provider } from '@mediaplug/core'
import type { Configuration } from '../configuration/configuration.js'
import type { FoundPackage } from '../package/manifest.js'
import { besideCandidates, projectCandidates } from './candidates.js'
import { configured } from './configured.js'
import { environmentSettings } from './environment-settings.js'
import { type Found, type Gathered, ofPackage, together } from './found.js'
import type { FoundProvider, ProviderPackage, ProviderProblem } from './found-provider.js'
import type { ProviderSettings } from './recognize.js'

/** Where providers are looked for. */
export interface FindOptions {
  /** A folder of the project. Default: the working directory. */
  readonly folder?: string | undefined
  /**
   * The program's own module, its `import.meta.url`: what was installed together with it is found too. Default: the
   * project alone.
   */
  readonly beside?: string | URL | undefined
  /** What the project says. Default: nothing. */
  readonly configuration?: Configuration | undefined
  /** Where settings may stand besides. Default: the environment of the process. */
  readonly environment?: NodeJS.ProcessEnv | undefined
}

/** What a project has. */
export interface FoundProviders {
  /** The providers, the preferred first, each id once. */
  readonly providers: readonly FoundProvider[]
  /** What could not be loaded. It hides nothing else. */
  readonly problems: readonly ProviderProblem[]
}

async function discovered(folder: string, beside: string | URL | undefined): Promise<Gathered> {
  const own = await projectCandidates(folder)
  const others = beside === undefined ? [] : await besideCandidates(dirname(fileURLToPath(beside)))
  const folders = new Set(own.map((candidate) => candidate.folder))
  const parts = [
    ...own.map((candidate) => ofPackage(candidate, 'project')),
    ...others
      .filter((candidate) => !folders.has(candidate.folder))
      .map((candidate) => ofPackage(candidate, 'beside')),
  ]
  return together(await Promise.all(parts))
}

const packageOf = (from: FoundPackage | undefined): ProviderPackage | undefined =>
  from && { name: from.manifest.name, version: from.manifest.version, folder: from.folder }

/** A provider that configuration and environment have settings for. */
function asProvider(found: Found, settings: ProviderSettings): FoundProvider {
  const { id, title, place, made, factory, uploadFactory } = found
  function create(further?: ProviderSettings): Provider {
    if (made && further === undefined) return made
    if (factory) return factory({ ...settings, ...further })
    const message = `The configuration made the provider '${id}' itself, so it takes no further settings.`
    throw new MediaplugError('unsupported', message, { provider: id, phase: 'input' })
  }
  return {
    id,
    title,
    place,
    package: packageOf(found.package),
    create,
    createUpload: uploadFactory && ((further) => uploadFactory({ ...settings, ...further })),
  }
}

/** The first of each id, with what makes it from one that comes later, where it is made already. */
function firstOfEach(found: readonly Found[]): readonly Found[] {
  const byId = new Map<string, Found>()
  for (const one of found) {
    const first = byId.get(one.id)
    if (!first) byId.set(one.id, one)
    else if (!first.factory && one.factory) byId.set(one.id, { ...one, place: first.place, made: first.made })
  }
  return [...byId.values()]
}

/**
 * Finds the providers of a project: those of its configuration, then those among the direct dependencies of the nearest
 * `package.json`, by the keyword `mediaplug-provider`, then those that were installed together with the program.
 *
 * A package that something else depends on is never loaded for its keyword. What a package exports and `defineProvider`
 * made is a provider, whoever wrote it. Settings that are texts may stand in the environment, as
 * `MEDIAPLUG_VOLC_TOS_BUCKET` does for `bucket` of `volc-tos`.
 *
 * @throws Nothing: what cannot be loaded is among the problems.
 * @example A client of all providers that are installed
 * ```ts
 * import { findProviders, loadConfiguration, openClient } from '@mediaplug/config'
 *
 * const { configuration, folder } = await loadConfiguration()
 * const { providers, problems } = await findProviders({ folder, configuration, beside: import.meta.url })
 * const client = openClient({ providers, configuration })
 * ```
 */
export async function findProviders(options: FindOptions = {}): Promise<FoundProviders> {
  const { configuration = {}, environment = process.env } = options
  const folder = resolve(options.folder ?? '.')
  const gathered = together([
    await configured(configuration, folder),
    configuration.discover === false ? { found: [], problems: [] } : await discovered(folder, options.beside),
  ])
  const first = firstOfEach(gathered.found)
  const ids = first.map(({ id }) => id)
  const providers = first.map((found) => {
    const settings = {
      ...configuration.settings?.[found.id],
      ...environmentSettings(found.id, ids, environment),
    }
    return asProvider(found, settings)
  })
  return { providers, problems: gathered.problems }
}
