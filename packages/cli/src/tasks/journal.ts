import { join } from 'node:path'
import { stateFolder } from '@mediaplug/config'
import { type FolderJournal, folderJournal } from '@mediaplug/core'
import type { Session } from '../session/session.js'

/** The user's state: that of sandboxes is apart from that of vendors. */
export function stateOf({ environment }: Session, isSandbox: boolean): string {
  const folder = stateFolder(environment)
  return isSandbox ? join(folder, 'sandbox') : folder
}

/** The journal of all commands of a user. */
export const openJournal = (session: Session, isSandbox: boolean): FolderJournal =>
  folderJournal(join(stateOf(session, isSandbox), 'journal'))

/** Does something with the journal of all commands, and lets it go. */
export async function withJournal<T>(
  session: Session,
  isSandbox: boolean,
  act: (journal: FolderJournal) => Promise<T>,
): Promise<T> {
  const journal = openJournal(session, isSandbox)
  try {
    return await act(journal)
  } finally {
    await journal.close()
  }
}
