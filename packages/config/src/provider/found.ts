import type { Provider } from '@mediaplug/core'
import { importPackage } from '../package/entry.js'
import type { FoundPackage } from '../package/manifest.js'
import type { ProviderPlace, ProviderProblem } from './found-provider.js'
import { type AnyProviderFactory, factoriesOf, isUploadFactory, type UploadFactory } from './recognize.js'

/** What a source gave: a provider that is made already, or what makes one. */
export interface Found {
  readonly id: string
  readonly title: string
  readonly place: ProviderPlace
  readonly package: FoundPackage | undefined
  readonly made: Provider | undefined
  readonly factory: AnyProviderFactory | undefined
  readonly uploadFactory: UploadFactory | undefined
}

/** What several sources gave. */
export interface Gathered {
  readonly found: readonly Found[]
  readonly problems: readonly ProviderProblem[]
}

/** What a factory makes, not made yet. */
export const ofFactory = (
  factory: AnyProviderFactory,
  place: ProviderPlace,
  from?: FoundPackage,
  uploadFactory?: UploadFactory,
): Found => ({
  id: factory.id,
  title: factory.title,
  place,
  package: from,
  made: undefined,
  factory,
  uploadFactory,
})

/** The providers of a package. */
export async function ofPackage(candidate: FoundPackage, place: ProviderPlace): Promise<Gathered> {
  const { name, mediaplug } = candidate.manifest
  try {
    const module = await importPackage(candidate)
    const factories = factoriesOf(module)
    const upload = mediaplug.upload === undefined ? undefined : module[mediaplug.upload]
    const uploadFactory = isUploadFactory(upload) ? upload : undefined
    const problems =
      factories.length > 0 ? [] : [{ name, reason: 'it exports nothing that defineProvider made' }]
    return {
      found: factories.map((factory) => ofFactory(factory, place, candidate, uploadFactory)),
      problems,
    }
  } catch (reason) {
    return { found: [], problems: [{ name, reason }] }
  }
}

/** All of several. */
export const together = (parts: readonly Gathered[]): Gathered => ({
  found: parts.flatMap(({ found }) => found),
  problems: parts.flatMap(({ problems }) => problems),
})
