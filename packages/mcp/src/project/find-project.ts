import {
  type Configuration,
  type FoundProvider,
  findProviders,
  loadConfiguration,
  type ProviderProblem,
} from '@mediaplug/config'

/** What a project has. */
export interface Project {
  readonly configuration: Configuration
  readonly found: readonly FoundProvider[]
  /** What could not be loaded. */
  readonly problems: readonly ProviderProblem[]
}

/**
 * Finds the configuration and the providers of a project, and what was installed together with this program.
 *
 * @throws MediaplugError `invalid-input` for a configuration that cannot be loaded.
 */
export async function findProject(start: string, environment: NodeJS.ProcessEnv): Promise<Project> {
  const { configuration, folder } = await loadConfiguration({ folder: start })
  const beside = import.meta.url
  const { providers, problems } = await findProviders({ folder, beside, configuration, environment })
  return { configuration, found: providers, problems }
}
