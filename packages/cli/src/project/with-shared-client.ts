import type { FolderJournal } from '@mediaplug/core'
import type { Session } from '../session/session.js'
import { type Needs, type Workshop, withClient } from './with-client.js'

/** A command that needs the journal of all commands. */
export interface SharedWorkshop extends Workshop {
  readonly folder: FolderJournal
}

/** Does a command's work with the journal that all commands share, at vendors or at the local ones that run. */
export function withSharedClient<T>(
  session: Session,
  isSandbox: boolean,
  work: (workshop: SharedWorkshop) => Promise<T>,
): Promise<T> {
  const needs: Needs = { sandbox: isSandbox ? 'running' : 'none' }
  return withClient(session, needs, async ({ folder, ...workshop }) => {
    if (!folder) throw new Error('There is no journal of all commands.')
    const result = await work({ ...workshop, folder })
    // What ended processes left is gathered in one file, so that it does not pile up.
    await folder.unsettled()
    return result
  })
}
