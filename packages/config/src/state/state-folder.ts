import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Where programs of a system keep what outlasts them and is of no use to a person. */
function usualFolder(environment: NodeJS.ProcessEnv): string {
  switch (process.platform) {
    case 'win32':
      return environment.LOCALAPPDATA || join(homedir(), 'AppData', 'Local')
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support')
    default:
      return environment.XDG_STATE_HOME || join(homedir(), '.local', 'state')
  }
}

/**
 * The folder for journals and the like, which all projects of a user share: a task is found again from whatever folder.
 *
 * It is `MEDIAPLUG_STATE` of the environment; else `mediaplug` in the system's own place: `XDG_STATE_HOME` or
 * `~/.local/state`, `~/Library/Application Support` on macOS, `%LOCALAPPDATA%` on Windows. It need not be there.
 *
 * @param environment - Default: that of the process.
 * @example A journal that the command line shares
 * ```ts
 * import { join } from 'node:path'
 *
 * const journal = folderJournal(join(stateFolder(), 'journal'))
 * ```
 */
export function stateFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(environment.MEDIAPLUG_STATE || join(usualFolder(environment), 'mediaplug'))
}
