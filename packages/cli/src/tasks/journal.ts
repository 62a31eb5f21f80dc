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
