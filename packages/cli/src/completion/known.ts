import { openSession } from '../session/open-session.js'
import type { Session } from '../session/session.js'
import type { Suggestion } from './suggestion.js'

/** A session of which nobody hears anything: a shell is in the middle of a line. */
const silentSession = (): Session => ({ ...openSession({ json: true }), tell() {}, give() {} })

/** The client of what the project has. */
export async function openKnown() {
  const { openProject, openProjectClient } = await import('../project/project.js')
  const session = silentSession()
  const project = await openProject(session)
  const { client } = await openProjectClient(session, project)
  return { client, project }
}

/** Models and capabilities. */
export async function targets(): Promise<readonly Suggestion[]> {
  const { client } = await openKnown()
  const models = client.models.map(({ id, title }) => ({ value: id, description: title }))
  return [...models, ...(await capabilities())]
}

/** Models alone. */
export async function models(): Promise<readonly Suggestion[]> {
  const { client } = await openKnown()
  return client.models.map(({ id, title }) => ({ value: id, description: title }))
}

/** Capabilities alone. */
export async function capabilities(): Promise<readonly Suggestion[]> {
  const { client } = await openKnown()
  return [...new Set(client.models.map(({ capability }) => capability))].map((value) => ({ value }))
}

/** The providers that were found. */
export async function providers(): Promise<readonly Suggestion[]> {
  const { openProject } = await import('../project/project.js')
  const { found } = await openProject(silentSession())
  return found.map(({ id, title }) => ({ value: id, description: title }))
}

/** What is under way. */
export async function tasks(): Promise<readonly Suggestion[]> {
  const { withJournal } = await import('../tasks/journal.js')
  const { entriesOf, shortId } = await import('../tasks/entries.js')
  const entries = await withJournal(silentSession(), false, async (journal) =>
    entriesOf(await journal.everyone()),
  )
  return entries.map(({ id, model }) => ({ value: shortId(id), description: model }))
}
