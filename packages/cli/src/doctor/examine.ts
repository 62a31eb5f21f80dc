import { exitCodes } from '../error/exit-codes.js'
import { give } from '../output/give.js'
import { table } from '../output/table.js'
import { installedOf } from '../project/list-providers.js'
import { noProviders } from '../project/missing.js'
import { openProject, problemText } from '../project/project.js'
import type { Session } from '../session/session.js'
import { stateOf } from '../tasks/journal.js'
import { coreFindings } from './cores.js'
import type { Finding } from './finding.js'
import { nodeFinding } from './node.js'
import { providerFinding } from './providers.js'
import { proxyFinding } from './proxy.js'
import { reachFindings } from './reach.js'

async function findingsOf(session: Session, isOffline: boolean): Promise<readonly Finding[]> {
  const { path, found, problems } = await openProject(session)
  const installed = installedOf(found)
  const providers = installed.flatMap(({ provider }) => provider ?? [])
  const { signal } = session.interruption
  const reached = isOffline
    ? []
    : await Promise.all(providers.map((provider) => reachFindings(provider, signal)))
  const none: Finding = {
    subject: 'providers',
    state: 'bad',
    text: 'none is installed',
    advice: noProviders([]).hint,
  }
  return [
    nodeFinding(),
    { subject: 'configuration', state: 'good', text: path ?? 'no mediaplug.config file, and none is needed' },
    { subject: 'state', state: 'good', text: stateOf(session, false) },
    ...(await coreFindings(installed)),
    ...(found.length === 0 ? [none] : installed.map(providerFinding)),
    ...problems.map(
      (problem): Finding => ({ subject: problem.name, state: 'bad', text: problemText(problem) }),
    ),
    proxyFinding(session.environment),
    ...reached.flat(),
  ]
}

/** Looks at what commands need, and says what is wrong and what to do. */
export async function examine(session: Session, isOffline: boolean): Promise<number> {
  const { colors } = session
  const findings = await findingsOf(session, isOffline)
  const marks = { good: colors.green('good'), doubtful: colors.yellow('look'), bad: colors.red('bad') }
  const lines = table(
    findings.map(({ subject, state, text }) => [marks[state], subject, text.replaceAll('\n', ' ')]),
  ).split('\n')
  const words = findings.flatMap(({ advice }, index) => [
    lines[index] ?? '',
    ...(advice === undefined ? [] : [`      ${advice}`]),
  ])
  give(session, findings, words.join('\n'))
  return findings.some(({ state }) => state === 'bad') ? exitCodes.failed : exitCodes.done
}
