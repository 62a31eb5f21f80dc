import type { Configuration, FoundProvider, ProviderProblem, ProviderSettings } from '@mediaplug/config'
import type { AnyClient, Journal, Pacing, Provider, Upload } from '@mediaplug/core'
import type { Session } from '../session/session.js'

/** What the project has that a command runs in. */
export interface Project {
  /** The configuration's file; `undefined` where there is none. */
  readonly path: string | undefined
  readonly configuration: Configuration
  readonly found: readonly FoundProvider[]
  readonly problems: readonly ProviderProblem[]
}

/** What a client differs in from what the project says. */
export interface ClientChoice {
  readonly journal?: Journal | undefined
  readonly pacing?: Pacing | undefined
  /** The id of a provider that offers an upload. */
  readonly upload?: string | undefined
  /** Settings that lead to sandboxes, by the providers' ids: providers without are left out. */
  readonly sandbox?: Readonly<Record<string, ProviderSettings>> | undefined
}

/** A client of a project. */
export interface ProjectClient {
  readonly client: AnyClient
  readonly providers: readonly Provider[]
  /** What puts local files where vendors can fetch them. */
  readonly upload: Upload | undefined
  /** The providers that could not be loaded or made. */
  readonly problems: readonly ProviderProblem[]
}

/** Finds what the project has. What cannot be loaded is told, and hides nothing else. */
export async function openProject(session: Session): Promise<Project> {
  const { findProviders, loadConfiguration } = await import('@mediaplug/config')
  const { folder, environment } = session
  const { path, configuration, folder: base } = await loadConfiguration({ folder })
  const { providers, problems } = await findProviders({
    folder: base,
    beside: import.meta.url,
    configuration,
    environment,
  })
  return { path, configuration, found: providers, problems }
}

/** What is wrong with a provider, in words. */
export function problemText({ name, reason }: ProviderProblem): string {
  const text = reason instanceof Error ? reason.message : String(reason)
  return text.startsWith(name) ? text : `${name}: ${text}`
}

/**
 * Makes a client of what the project has. Providers that cannot be made are left out.
 *
 * @throws UsageError where there is no provider at all.
 */
export async function openProjectClient(
  session: Session,
  project: Project,
  choice: ClientChoice = {},
): Promise<ProjectClient> {
  const { openClient } = await import('@mediaplug/config')
  const { noProviders } = await import('./missing.js')
  const { journal, pacing, upload, sandbox } = choice
  const found = sandbox ? project.found.filter(({ id }) => sandbox[id] !== undefined) : project.found
  if (found.length === 0) throw noProviders(project.problems.map(problemText))
  const opened = openClient({
    providers: found,
    configuration: project.configuration,
    settings: sandbox,
    journal,
    pacing,
    upload,
    settling: 'by-caller',
  })
  const left = [...project.problems, ...opened.problems]
  if (session.isVerbose) for (const problem of left) session.tell(`left out ${problemText(problem)}`)
  return { ...opened, problems: left }
}
