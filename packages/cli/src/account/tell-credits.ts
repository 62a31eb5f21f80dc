import { give } from '../output/give.js'
import { openProject, openProjectClient } from '../project/project.js'
import { runningSandbox } from '../sandbox/running.js'
import type { Session } from '../session/session.js'

/** Tells how many credits are left. */
export async function tellCredits(
  session: Session,
  provider: string,
  isSandbox: boolean,
): Promise<undefined> {
  const sandbox = isSandbox ? await runningSandbox(session) : undefined
  const { client } = await openProjectClient(session, await openProject(session), { sandbox })
  const credits = await client.account(provider).credits({ signal: session.interruption.signal })
  give(session, { provider, credits }, `${credits} credits left at ${provider}`)
}
