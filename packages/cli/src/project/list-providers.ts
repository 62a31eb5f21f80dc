import type { FoundProvider } from '@mediaplug/config'
import type { Provider } from '@mediaplug/core'
import { give } from '../output/give.js'
import { table } from '../output/table.js'
import type { Session } from '../session/session.js'
import { credentialText, missingCredentials } from './credentials.js'
import { noProviders } from './missing.js'
import { openProject, problemText } from './project.js'

/** A provider as it is installed: made, or why it cannot be. */
export interface Installed {
  readonly found: FoundProvider
  readonly provider: Provider | undefined
  readonly problem: string | undefined
}

/** Makes each provider, to see whether it can be. */
export const installedOf = (found: readonly FoundProvider[]): readonly Installed[] =>
  found.map((one) => {
    try {
      return { found: one, provider: one.create(), problem: undefined }
    } catch (error) {
      return {
        found: one,
        provider: undefined,
        problem: error instanceof Error ? error.message : String(error),
      }
    }
  })

const dataOf = ({ found, provider, problem }: Installed): object => ({
  id: found.id,
  title: found.title,
  package: found.package?.name,
  version: found.package?.version,
  place: found.place,
  models: provider && Object.keys(provider.models).length,
  credentials: provider?.credentials?.(),
  isReady: provider !== undefined && missingCredentials(provider).length === 0,
  problem,
})

const places = {
  configuration: 'configuration',
  project: 'this project',
  beside: 'beside the command',
} as const

const isReady = ({ provider }: Installed): boolean =>
  provider !== undefined && missingCredentials(provider).length === 0

function headOf(one: Installed, { colors }: Session): readonly string[] {
  const { id, package: from, place } = one.found
  const origin = from ? `${from.name} ${from.version}` : 'made by the configuration'
  return [id, isReady(one) ? colors.green('ready') : colors.yellow('not ready'), origin.trim(), places[place]]
}

/** Why it is ready or not, a line each. */
function reasonsOf({ provider, problem }: Installed): readonly string[] {
  const reasons = problem === undefined ? (provider?.credentials?.() ?? []).map(credentialText) : [problem]
  return reasons.map((reason) => `    ${reason}`)
}

/** Tells what is installed, and whether its credentials are set. */
export async function listProviders(session: Session): Promise<undefined> {
  const { found, problems } = await openProject(session)
  if (found.length === 0) throw noProviders(problems.map(problemText))
  const installed = installedOf(found)
  for (const problem of problems) session.tell(session.colors.yellow(`left out ${problemText(problem)}`))
  const heads = table(installed.map((one) => headOf(one, session))).split('\n')
  const words = installed.flatMap((one, index) => [heads[index] ?? '', ...reasonsOf(one)])
  give(session, installed.map(dataOf), words.join('\n'))
}
